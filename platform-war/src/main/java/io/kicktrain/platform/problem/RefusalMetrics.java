package io.kicktrain.platform.problem;

import io.kicktrain.training.wire.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts refusals and failures by their code. */
@Provider
public class RefusalMetrics implements ContainerResponseFilter {

  private final MetricRegistry registry;

  @Inject
  RefusalMetrics(MetricRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem) {
      registry.counter("kicktrain_problems", new Tag("code", problem.code())).inc();
    }
  }
}
