package io.kicktrain.worker.model;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Operations that PyTorch has as one fused kernel and DJL does not offer: composed of what DJL
 * offers they take several passes over memory, forward and backward. They are called through
 * TorchScript of a line each, which is written here.
 */
final class Kernels implements AutoCloseable {

  private static final String GELU = "return torch.gelu(x, approximate=\"tanh\")";

  /** x is [rows, length, 3 heads, size]: queries, keys and values. */
  private static final String ATTENTION =
      """
      q, k, v, = torch.chunk(torch.transpose(x, 1, 2), 3, 1)
      return torch.scaled_dot_product_attention(q, k, v, None, 0., True)\
      """;

  private final Model gelu;
  private final Model attention;

  Kernels(Device device) {
    this.gelu = load("Gelu", GELU, device);
    this.attention = load("Attention", ATTENTION, device);
  }

  private static Model load(String name, String body, Device device) {
    Model model = Model.newInstance(name, device, Torch.ENGINE);
    try {
      model.load(new ByteArrayInputStream(TorchScript.archive(name, body)));
      return model;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // from memory: does not happen
    } catch (MalformedModelException e) {
      throw new IllegalStateException("this engine does not know " + body, e);
    }
  }

  /**
   * GPT-2's GELU, {@code x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))}.
   *
   * @param x any shape
   */
  NDArray gelu(NDArray x) {
    return call(gelu, x);
  }

  /**
   * Causal attention: {@code softmax(q k^T / sqrt(size)) v}, where a position sees itself and those
   * before it.
   *
   * @param x [rows, length, 3 * heads, size]: the heads of the queries, then keys, then values
   * @return [rows, heads, length, size]
   */
  NDArray attention(NDArray x) {
    return call(attention, x);
  }

  private static NDArray call(Model model, NDArray x) {
    ParameterStore none = new ParameterStore(x.getManager(), false);
    return model.getBlock().forward(none, new NDList(x), true).singletonOrThrow();
  }

  @Override
  public void close() {
    gelu.close();
    attention.close();
  }
}
