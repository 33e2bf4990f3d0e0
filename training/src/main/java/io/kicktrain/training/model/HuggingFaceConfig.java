package io.kicktrain.training.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kicktrain.training.recipe.ModelSpec;

/**
 * The {@code config.json} that Hugging Face's {@code transformers} wants beside {@code
 * model.safetensors}: with both in one folder, {@code GPT2LMHeadModel.from_pretrained(folder)}
 * loads a release.
 */
public final class HuggingFaceConfig {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private HuggingFaceConfig() {}

  /**
   * The configuration of a GPT-2.
   *
   * @param model the recipe's model
   * @return JSON with line breaks
   */
  public static String of(ModelSpec.Gpt2 model) {
    ObjectNode config = MAPPER.createObjectNode();
    config.put("model_type", "gpt2").putArray("architectures").add("GPT2LMHeadModel");
    config.put("vocab_size", model.vocabulary()).put("n_positions", model.context());
    config.put("n_embd", model.width()).put("n_layer", model.layers()).put("n_head", model.heads());
    // The tanh approximation of GELU, which donors compute.
    config.put("activation_function", "gelu_new").put("layer_norm_epsilon", 1e-5);
    config.put("embd_pdrop", 0.0).put("attn_pdrop", 0.0).put("resid_pdrop", 0.0);
    config.put("tie_word_embeddings", true).put("torch_dtype", "float32");
    // Tokens are bytes: there is none for the begin or the end of a text.
    config.putNull("bos_token_id").putNull("eos_token_id");
    return config.toPrettyString() + "\n";
  }
}
