package io.kicktrain.platform.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.training.wire.CampaignView.LossPoint;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LossChartTest {

  private static Document draw(LossChart chart) throws Exception {
    String svg = chart.svg();
    assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void curveStaysInsideAndFalls() throws Exception {
    List<LossPoint> losses =
        List.of(
            new LossPoint(0, 5_545_000), new LossPoint(5, 3_100_000), new LossPoint(10, 2_400_000));
    Document svg = draw(new LossChart(losses, 60, 2_300_000L));
    String points =
        svg.getElementsByTagName("polyline")
            .item(0)
            .getAttributes()
            .getNamedItem("points")
            .getNodeValue();
    Matcher point = Pattern.compile("([0-9.]+),([0-9.]+)").matcher(points);
    double lastY = 0;
    int count = 0;
    for (; point.find(); count++) {
      double x = Double.parseDouble(point.group(1));
      double y = Double.parseDouble(point.group(2));
      assertTrue(x >= 56 && x <= 704, "x " + x);
      assertTrue(y > lastY && y <= 260, "y " + y);
      lastY = y;
    }
    assertEquals(3, count);
    assertTrue(new LossChart(losses, 60, 2_300_000L).svg().contains("class=\"goal\""));
    assertTrue(svg.getDocumentElement().getAttribute("aria-label").contains("2.400 in round 10"));
  }

  @Test
  void axisHasRoundNumbers() {
    List<LossPoint> close = List.of(new LossPoint(0, 5_500_000), new LossPoint(2, 5_024_000));
    String svg = new LossChart(close, 60, null).svg();
    for (String tick : List.of(">5<", ">5.1<", ">5.3<", ">5.5<", ">10<", ">60<")) {
      assertTrue(svg.contains(tick), tick);
    }
  }

  @Test
  void onePointAndEqualPointsCanBeDrawn() throws Exception {
    assertEquals(
        "svg",
        draw(new LossChart(List.of(new LossPoint(0, 0)), 1, null))
            .getDocumentElement()
            .getTagName());
    List<LossPoint> flat = List.of(new LossPoint(0, 3_000_000), new LossPoint(1, 3_000_000));
    assertEquals(
        1, draw(new LossChart(flat, 0, 3_000_000L)).getElementsByTagName("polyline").getLength());
  }
}
