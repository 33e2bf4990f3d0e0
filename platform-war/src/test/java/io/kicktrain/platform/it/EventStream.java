package io.kicktrain.platform.it;

import io.kicktrain.platform.client.Api;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.WireJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A client of server-sent events. */
final class EventStream implements AutoCloseable {

  private final BufferedReader lines;
  private long lastId;

  private EventStream(InputStream in) {
    this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  static EventStream open(Api api, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(api.at(path)).header("Accept", "text/event-stream").build();
    HttpResponse<InputStream> response =
        api.http().send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IOException("the stream was refused with status " + response.statusCode());
    }
    return new EventStream(response.body());
  }

  /** The next campaign event; heartbeats are passed over. */
  CampaignView next() throws IOException {
    String data = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("id: ")) {
        lastId = Long.parseLong(line.substring(4));
      } else if (line.startsWith("data: ")) {
        data = line.substring(6);
      } else if (line.isEmpty() && !data.isEmpty()) {
        return WireJson.read(data.getBytes(StandardCharsets.UTF_8), CampaignView.class);
      }
    }
    throw new IOException("the stream ended");
  }

  long lastId() {
    return lastId;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
