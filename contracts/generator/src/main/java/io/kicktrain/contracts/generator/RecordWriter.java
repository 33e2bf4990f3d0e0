package io.kicktrain.contracts.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what a contract tells: a record for an event, and one for an error. */
final class RecordWriter {
  /** What all errors of a contract are. */
  static final ClassName REFUSAL = ClassName.get("", "Refusal");

  private static final String MALFORMED = "\n@throws IllegalArgumentException if it is malformed\n";

  private final NatSpec docs;

  RecordWriter(NatSpec docs) {
    this.docs = docs;
  }

  /** An event; its indexed values are in the topics, the others in the data. */
  TypeSpec event(Member event) {
    List<Parameter> indexed = event.inputs().stream().filter(Parameter::indexed).toList();
    List<Parameter> plain = event.inputs().stream().filter(p -> !p.indexed()).toList();
    MethodSpec decode =
        MethodSpec.methodBuilder("decode")
            .addJavadoc("Reads an event of a chain.\n" + MALFORMED)
            .addModifiers(Modifier.STATIC)
            .returns(ClassName.get("", event.name()))
            .addParameter(ParameterizedTypeName.get(List.class, String.class), "topics")
            .addParameter(String.class, "data")
            .addStatement(
                "$T indexed = $L",
                AbiClasses.VALUES,
                AbiClasses.decode(
                    CodeBlock.of("$T.topics(TOPIC, topics)", AbiClasses.VALUES), indexed))
            .addStatement(
                "$T plain = $L", AbiClasses.VALUES, AbiClasses.decode(CodeBlock.of("data"), plain))
            .addStatement("return new $L($L)", event.name(), components(event))
            .build();
    return record(event)
        .addField(constant("TOPIC", "The hash of {@code $L}.\n", event, event.topic()))
        .addMethod(decode)
        .build();
  }

  private static CodeBlock components(Member event) {
    int indexed = 0;
    int plain = 0;
    List<CodeBlock> values = new ArrayList<>();
    for (Parameter value : event.inputs()) {
      values.add(
          CodeBlock.of(
              "$L.$L($L)",
              value.indexed() ? "indexed" : "plain",
              value.mapping().reader(),
              value.indexed() ? indexed++ : plain++));
    }
    return CodeBlock.join(values, ", ");
  }

  /** What all errors are. */
  static TypeSpec refusal() {
    return TypeSpec.interfaceBuilder(REFUSAL)
        .addJavadoc("Why the contract refuses a call.\n")
        .addModifiers(Modifier.SEALED)
        .build();
  }

  /** An error; its values come after the selector. */
  TypeSpec error(Member error) {
    List<CodeBlock> values = new ArrayList<>();
    for (Parameter value : error.inputs()) {
      values.add(CodeBlock.of("values.$L($L)", value.mapping().reader(), values.size()));
    }
    MethodSpec decode =
        MethodSpec.methodBuilder("decode")
            .addJavadoc("Reads what a reverted call gave back.\n" + MALFORMED)
            .addModifiers(Modifier.STATIC)
            .returns(ClassName.get("", error.name()))
            .addParameter(String.class, "data")
            .addStatement(
                "$T values = $L",
                AbiClasses.VALUES,
                AbiClasses.decode(
                    CodeBlock.of("$T.after(SELECTOR, data)", AbiClasses.VALUES), error.inputs()))
            .addStatement("return new $L($L)", error.name(), CodeBlock.join(values, ", "))
            .build();
    return record(error)
        .addSuperinterface(REFUSAL)
        .addField(
            constant("SELECTOR", "The begin of the hash of {@code $L}.\n", error, error.selector()))
        .addMethod(decode)
        .build();
  }

  private TypeSpec.Builder record(Member member) {
    String otherwise = "The " + member.kind() + " {@code " + member.signature() + "}.";
    return TypeSpec.recordBuilder(member.name())
        .addJavadoc(docs.of(member, otherwise, ""))
        .recordConstructor(
            MethodSpec.constructorBuilder()
                .addParameters(AbiClasses.parameters(member.inputs()))
                .build());
  }

  private static FieldSpec constant(String name, String docs, Member member, String value) {
    return FieldSpec.builder(String.class, name, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(docs, member.signature())
        .initializer("$S", value)
        .build();
  }
}
