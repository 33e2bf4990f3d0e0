package io.kicktrain.training.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Work that is logged.
 *
 * @param donor the key that signed it
 * @param round its round
 * @param samples samples it covers
 */
record Work(String donor, int round, int samples) {

  void save(DataOutput out) throws IOException {
    out.writeUTF(donor);
    out.writeInt(round);
    out.writeInt(samples);
  }

  static Work restored(DataInput in) throws IOException {
    return new Work(in.readUTF(), in.readInt(), in.readInt());
  }
}
