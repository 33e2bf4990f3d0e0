package io.kicktrain.platform.wiring;

import io.kicktrain.platform.body.RequestBodyReader;
import io.kicktrain.platform.body.WireJsonWriter;
import io.kicktrain.platform.problem.FailureMapper;
import io.kicktrain.platform.problem.FrameworkMapper;
import io.kicktrain.platform.problem.ProblemMapper;
import io.kicktrain.platform.witness.WitnessResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The witness role, under the prefix that other logs are given. */
@ApplicationPath("/witness")
public class WitnessApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        WitnessResource.class,
        RequestBodyReader.class,
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
