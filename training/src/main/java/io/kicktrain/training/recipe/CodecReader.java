package io.kicktrain.training.recipe;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.feedback.MomentumSettings;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import java.util.Optional;

/** Reads the {@code codec} of a recipe. */
final class CodecReader {

  private CodecReader() {}

  static CodecSpec codec(Fields f) throws RecipeException {
    f.only("contribution", "delta");
    return new CodecSpec(contribution(f.object("contribution")), delta(f.object("delta")));
  }

  private static ContributionSpec contribution(Fields f) throws RecipeException {
    f.only(
        "keepPerBlock",
        "keepPerMillion",
        "values",
        "transform",
        "decay",
        "warmUp",
        "momentum",
        "dense");
    CodecSettings settled = settings(f, selection(f));
    Optional<WarmUpSpec> warmUp = optional(f, "warmUp", CodecReader::warmUp);
    Optional<MomentumSettings> momentum = optional(f, "momentum", CodecReader::momentum);
    Optional<DenseSpec> dense = optional(f, "dense", CodecReader::dense);
    return f.make(() -> new ContributionSpec(settled, warmUp, momentum, dense));
  }

  /** The step knows one segment at a time, so what is kept of a delta is decided block by block. */
  private static DeltaSpec delta(Fields f) throws RecipeException {
    f.only("keepPerBlock", "values", "transform", "decay", "dense");
    CodecSettings settings = settings(f, perBlock(f));
    return new DeltaSpec(settings, optional(f, "dense", CodecReader::dense));
  }

  private static DenseSpec dense(Fields f) throws RecipeException {
    f.only("upTo", "values");
    int upTo = f.integer("upTo");
    ValueFormat values = f.oneOf("values", ValueFormat.class);
    return f.make(() -> new DenseSpec(upTo, values));
  }

  private static Selection selection(Fields f) throws RecipeException {
    if (!f.has("keepPerMillion")) {
      return perBlock(f);
    }
    int share = f.integer("keepPerMillion");
    boolean both = f.has("keepPerBlock");
    return f.make(
        () -> {
          if (both) {
            throw new InvalidFieldException(
                "keepPerMillion", "must be left out where there is keepPerBlock");
          }
          Check.range("keepPerMillion", share, 1, 1_000_000);
          return new Selection.Global(share);
        });
  }

  private static Selection perBlock(Fields f) throws RecipeException {
    int keep = f.integer("keepPerBlock");
    return f.make(
        () -> {
          Check.range("keepPerBlock", keep, 1, 4096);
          return new Selection.PerBlock(keep);
        });
  }

  private static CodecSettings settings(Fields f, Selection selection) throws RecipeException {
    ValueFormat values = f.oneOf("values", ValueFormat.class);
    Transform transform =
        f.has("transform") ? f.oneOf("transform", Transform.class) : Transform.NONE;
    double decay = f.number("decay");
    return f.make(
        () -> {
          // The codec computes with a float: check the value it will see.
          Check.positive("decay", (float) decay, 1);
          return new CodecSettings(selection, values, transform, (float) decay);
        });
  }

  private static WarmUpSpec warmUp(Fields f) throws RecipeException {
    f.only("stages", "roundsPerStage");
    int stages = f.integer("stages");
    int rounds = f.integer("roundsPerStage");
    return f.make(() -> new WarmUpSpec(stages, rounds));
  }

  private static MomentumSettings momentum(Fields f) throws RecipeException {
    f.only("factor", "masking");
    double factor = f.number("factor");
    boolean masking = f.bool("masking");
    return f.make(
        () -> {
          Check.fraction("factor", (float) factor);
          return new MomentumSettings((float) factor, Float.POSITIVE_INFINITY, masking);
        });
  }

  private static <T> Optional<T> optional(Fields f, String name, Fields.ElementReader<T> reader)
      throws RecipeException {
    Optional<Fields> present = f.optionalObject(name);
    return present.isEmpty() ? Optional.empty() : Optional.of(reader.read(present.get()));
  }
}
