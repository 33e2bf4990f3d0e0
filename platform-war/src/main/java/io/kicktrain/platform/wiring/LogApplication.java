package io.kicktrain.platform.wiring;

import io.kicktrain.platform.body.WireJsonWriter;
import io.kicktrain.platform.ledger.LogFilesResource;
import io.kicktrain.platform.problem.FailureMapper;
import io.kicktrain.platform.problem.FrameworkMapper;
import io.kicktrain.platform.problem.ProblemMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The log's static files, under the prefix that log clients are given. */
@ApplicationPath("/log")
public class LogApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        LogFilesResource.class,
        WireJsonWriter.class,
        ProblemMapper.class,
        FrameworkMapper.class,
        FailureMapper.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return RestProperties.ALL;
  }
}
