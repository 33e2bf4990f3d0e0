package io.kicktrain.platform.wiring;

import io.kicktrain.platform.access.FilesResource;
import io.kicktrain.platform.access.ReleasesResource;
import io.kicktrain.platform.access.SnapshotResource;
import io.kicktrain.platform.anchor.AnchorResource;
import io.kicktrain.platform.body.RequestBodyReader;
import io.kicktrain.platform.body.WireJsonWriter;
import io.kicktrain.platform.hub.CampaignsResource;
import io.kicktrain.platform.hub.ContributionsResource;
import io.kicktrain.platform.hub.EnrolmentsResource;
import io.kicktrain.platform.hub.EvaluationsResource;
import io.kicktrain.platform.hub.LeasesResource;
import io.kicktrain.platform.hub.PlatformResource;
import io.kicktrain.platform.ledger.ClaimsResource;
import io.kicktrain.platform.ledger.EntriesResource;
import io.kicktrain.platform.ledger.ProofsResource;
import io.kicktrain.platform.live.EventsResource;
import io.kicktrain.platform.problem.FailureMapper;
import io.kicktrain.platform.problem.FrameworkMapper;
import io.kicktrain.platform.problem.ProblemMapper;
import io.kicktrain.platform.problem.RefusalMetrics;
import io.kicktrain.platform.signature.ChallengeFilter;
import io.kicktrain.platform.signature.SignedFilter;
import io.kicktrain.platform.signature.SignedIfPresentFilter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;

/** The REST interface, version 1. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
    info =
        @Info(
            title = "KickTrain",
            version = "1",
            description =
                "Training AI models together. Requests of donors and owners are signed by RFC 9421"
                    + " with Ed25519; errors are problem documents of RFC 9457.",
            license = @License(name = "Apache-2.0")))
public class ApiApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        PlatformResource.class,
        AnchorResource.class,
        CampaignsResource.class,
        EnrolmentsResource.class,
        LeasesResource.class,
        ContributionsResource.class,
        EvaluationsResource.class,
        EventsResource.class,
        EntriesResource.class,
        ProofsResource.class,
        ClaimsResource.class,
        FilesResource.class,
        SnapshotResource.class,
        ReleasesResource.class,
        RequestBodyReader.class,
        WireJsonWriter.class,
        SignedFilter.class,
        SignedIfPresentFilter.class,
        ChallengeFilter.class,
        ProblemMapper.class,
        FrameworkMapper.class,
        FailureMapper.class,
        RefusalMetrics.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return RestProperties.ALL;
  }
}
