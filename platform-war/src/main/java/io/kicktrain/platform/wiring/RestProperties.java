package io.kicktrain.platform.wiring;

import java.util.Map;

/** Settings of the REST framework that all applications share. */
final class RestProperties {

  static final Map<String, Object> ALL =
      Map.of(
          // A status without a body, such as 416, is an answer and not a reason for the server's
          // error page.
          "jersey.config.server.response.setStatusOverSendError",
          true,
          // The framework's own JSON features step back for one of another name. They would write
          // the same records differently.
          "jersey.config.jsonFeature",
          "WireJson",
          "jersey.config.disableJsonBinding",
          true);

  private RestProperties() {}
}
