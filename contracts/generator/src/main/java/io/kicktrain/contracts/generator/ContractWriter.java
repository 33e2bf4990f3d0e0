package io.kicktrain.contracts.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;

/**
 * Writes the class of one contract: its code, a method for each function, a record for each event
 * and each error. The class is for its package alone; who uses it decides what others see.
 */
final class ContractWriter {
  private final Artifact artifact;

  ContractWriter(Artifact artifact) {
    this.artifact = artifact;
  }

  /** The class's name. */
  String className() {
    return artifact.contract() + "Abi";
  }

  /** The class's source. */
  JavaFile source(String packageName) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(className())
            .addJavadoc(artifact.docs().ofContract())
            .addJavadoc(
                "\n<p>Generated from the artifact of solc $L: to change it, change the contract.\n",
                artifact.compiler())
            .addAnnotation(
                AnnotationSpec.builder(Generated.class)
                    .addMember("value", "$S", Main.class.getName())
                    .build())
            .addModifiers(Modifier.FINAL)
            .addField(code())
            .addField(creationCode())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(creation());
    members(Member.FUNCTION).forEach(function -> type.addMethod(method(function)));
    RecordWriter records = new RecordWriter(artifact.docs());
    members(Member.EVENT).forEach(event -> type.addType(records.event(event)));
    addErrors(type, records);
    return JavaFile.builder(packageName, type.build()).skipJavaLangImports(true).build();
  }

  private List<Member> members(String kind) {
    return artifact.members().stream().filter(member -> member.kind().equals(kind)).toList();
  }

  private FieldSpec code() {
    CodeBlock.Builder places = CodeBlock.builder();
    for (Artifact.Place place : artifact.immutables()) {
      places.add(", new $T.Place($L, $L)", AbiClasses.CODE, place.start(), place.length());
    }
    return FieldSpec.builder(AbiClasses.CODE, "CODE", Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("Code that the contract has on a chain.\n")
        .initializer("new $T($S$L)", AbiClasses.CODE, artifact.deployedBytecode(), places.build())
        .build();
  }

  private FieldSpec creationCode() {
    return FieldSpec.builder(
            String.class, "CREATION", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$S", "0x" + artifact.bytecode())
        .build();
  }

  /** A contract without a constructor is created without arguments. */
  private MethodSpec creation() {
    Optional<Member> constructor = members(Member.CONSTRUCTOR).stream().findFirst();
    List<Parameter> inputs = constructor.map(Member::inputs).orElse(List.of());
    CodeBlock docs =
        constructor
            .map(member -> artifact.docs().of(member, "", "data of a transaction that creates it"))
            .orElse(CodeBlock.of("Creates the contract.\n"));
    return MethodSpec.methodBuilder("creation")
        .addJavadoc(docs)
        .addModifiers(Modifier.STATIC)
        .returns(String.class)
        .addParameters(AbiClasses.parameters(inputs))
        .addStatement("return $T.encode(CREATION$L)", AbiClasses.CALL, AbiClasses.arguments(inputs))
        .build();
  }

  private MethodSpec method(Member function) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(JavaNames.of(function.name()))
            .addModifiers(Modifier.STATIC)
            .addParameters(AbiClasses.parameters(function.inputs()));
    CodeBlock data =
        CodeBlock.of(
            "$T.encode($S$L)",
            AbiClasses.CALL,
            function.selector(),
            AbiClasses.arguments(function.inputs()));
    String called = "Calls {@code " + function.signature() + "}.";
    if (function.outputs().isEmpty()) {
      return method
          .addJavadoc(artifact.docs().of(function, called, "the call's data"))
          .returns(String.class)
          .addStatement("return $L", data)
          .build();
    }
    Parameter output = function.outputs().get(0);
    return method
        .addJavadoc(artifact.docs().of(function, called, "the call, and how to read its answer"))
        .returns(AbiClasses.callOf(output.mapping().java()))
        .addStatement(
            "return new $T<>($L, answer -> $L.$L(0))",
            AbiClasses.CALL,
            data,
            AbiClasses.decode(CodeBlock.of("answer"), function.outputs()),
            output.mapping().reader())
        .build();
  }

  private void addErrors(TypeSpec.Builder type, RecordWriter records) {
    List<Member> errors = members(Member.ERROR);
    if (!errors.isEmpty()) {
      type.addType(RecordWriter.refusal());
      errors.forEach(error -> type.addType(records.error(error)));
      type.addMethod(refusal(errors));
    }
  }

  private static MethodSpec refusal(List<Member> errors) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("refusal")
            .addJavadoc("Why a call was reverted; empty when it was for none of these reasons.\n")
            .addJavadoc("\n@param data what came back, hex digits with 0x\n")
            .addJavadoc("@throws IllegalArgumentException if the reason is malformed\n")
            .addModifiers(Modifier.STATIC)
            .returns(AbiClasses.optionalOf(RecordWriter.REFUSAL))
            .addParameter(String.class, "data");
    for (Member error : errors) {
      method
          .beginControlFlow("if (data.startsWith($L.SELECTOR))", error.name())
          .addStatement("return $T.of($L.decode(data))", Optional.class, error.name())
          .endControlFlow();
    }
    return method.addStatement("return $T.empty()", Optional.class).build();
  }
}
