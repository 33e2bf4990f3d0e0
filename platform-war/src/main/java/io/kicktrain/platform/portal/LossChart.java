package io.kicktrain.platform.portal;

import io.kicktrain.training.wire.CampaignView.LossPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The validation losses as an inline SVG with axes. It has only numbers in it, no text of anybody.
 *
 * @param losses at least one, ascending by round
 * @param goalRounds the round at which the campaign ends, the right end of the axis
 * @param goalLossMicros the loss at which it ends, or null
 */
record LossChart(List<LossPoint> losses, int goalRounds, @Nullable Long goalLossMicros) {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 56;
  private static final int RIGHT = 16;
  private static final int TOP = 14;
  private static final int BOTTOM = 40;

  String svg() {
    StringBuilder svg = new StringBuilder(4096);
    add(
        svg,
        "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
        WIDTH,
        HEIGHT,
        description());
    lossAxis(svg);
    roundAxis(svg);
    goal(svg);
    curve(svg);
    return svg.append("</svg>").toString();
  }

  private String description() {
    LossPoint first = losses.get(0);
    LossPoint last = losses.get(losses.size() - 1);
    return String.format(
        Locale.ROOT,
        "Validation loss by round: %s in round %d, %s in round %d",
        Formats.nats(first.lossMicros()),
        first.round(),
        Formats.nats(last.lossMicros()),
        last.round());
  }

  private void lossAxis(StringBuilder svg) {
    for (double loss : Ticks.within(low(), high(), 6)) {
      double y = y(loss);
      add(
          svg,
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
          LEFT,
          WIDTH - RIGHT,
          y,
          y);
      add(
          svg,
          "<text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT - 8,
          y + 4,
          number(loss));
    }
    add(
        svg,
        "<text class=\"label\" x=\"%d\" y=\"%d\" transform=\"rotate(-90 %d %d)\" text-anchor=\"middle\">loss (nats)</text>",
        12,
        HEIGHT / 2,
        12,
        HEIGHT / 2);
  }

  private void roundAxis(StringBuilder svg) {
    int base = HEIGHT - BOTTOM;
    add(
        svg,
        "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
        LEFT,
        WIDTH - RIGHT,
        base,
        base);
    for (double round : Ticks.within(0, lastRound(), 8)) {
      if (round == Math.rint(round)) {
        add(
            svg,
            "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
            x(round),
            base + 17,
            number(round));
      }
    }
    add(
        svg,
        "<text class=\"label\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">round</text>",
        (LEFT + WIDTH - RIGHT) / 2,
        HEIGHT - 4);
  }

  private void goal(StringBuilder svg) {
    if (goalLossMicros != null) {
      double y = y(goalLossMicros / 1e6);
      add(
          svg,
          "<line class=\"goal\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
          LEFT,
          WIDTH - RIGHT,
          y,
          y);
      add(
          svg,
          "<text class=\"goal-label\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">goal</text>",
          WIDTH - RIGHT,
          y - 5);
    }
  }

  private void curve(StringBuilder svg) {
    svg.append("<polyline class=\"curve\" points=\"");
    for (LossPoint point : losses) {
      add(svg, "%.1f,%.1f ", x(point.round()), y(point.lossMicros() / 1e6));
    }
    svg.append("\"/>");
    LossPoint last = losses.get(losses.size() - 1);
    double x = x(last.round());
    double y = y(last.lossMicros() / 1e6);
    boolean right = x > WIDTH - 90;
    add(svg, "<circle class=\"last\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", x, y);
    add(
        svg,
        "<text class=\"value\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        right ? x - 2 : x + 9,
        right ? y - 10 : y + 4,
        right ? "end" : "start",
        Formats.nats(last.lossMicros()));
  }

  private double low() {
    double least = losses.stream().mapToLong(LossPoint::lossMicros).min().orElse(0) / 1e6;
    double goal = goalLossMicros == null ? least : Math.min(least, goalLossMicros / 1e6);
    return Math.max(0, goal - 0.08 * spread(goal));
  }

  private double high() {
    double most = most();
    return most + 0.05 * Math.max(0.1, most - low());
  }

  private double most() {
    return losses.stream().mapToLong(LossPoint::lossMicros).max().orElse(0) / 1e6;
  }

  private double spread(double least) {
    return Math.max(0.1, most() - least);
  }

  private int lastRound() {
    return Math.max(1, Math.max(goalRounds, losses.get(losses.size() - 1).round()));
  }

  private double x(double round) {
    return LEFT + round / lastRound() * (WIDTH - LEFT - RIGHT);
  }

  private double y(double loss) {
    return TOP + (high() - loss) / (high() - low()) * (HEIGHT - TOP - BOTTOM);
  }

  /** At most two decimals, and no zeros at the end. */
  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
