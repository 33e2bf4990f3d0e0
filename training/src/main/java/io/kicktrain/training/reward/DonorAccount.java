package io.kicktrain.training.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What one donor did and what it is worth. */
final class DonorAccount {

  private final String key;
  private final RewardPolicy policy;
  private final WorkList contributions = new WorkList();
  private final WorkList evaluations = new WorkList();
  private long credit;
  private long points;

  DonorAccount(String key, RewardPolicy policy) {
    this.key = key;
    this.policy = policy;
  }

  void contributed(long index, Work work) {
    contributions.add(index, work.round(), work.samples());
    book(policy.trainingCredit(work.samples()), work.round(), 1);
  }

  void evaluated(long index, Work work) {
    evaluations.add(index, work.round(), work.samples());
    book(policy.evaluationCredit(work.samples()), work.round(), 1);
  }

  /** Takes a contribution back, if it is one of this donor's. */
  boolean reject(long index) {
    int at = contributions.find(index);
    if (at < 0) {
      return false;
    }
    book(policy.trainingCredit(contributions.samples(at)), contributions.round(at), -1);
    contributions.remove(at);
    return true;
  }

  private void book(long earned, int round, int sign) {
    credit = Math.addExact(credit, sign * earned);
    points = Math.addExact(points, sign * policy.points(earned, round));
  }

  void save(DataOutput out) throws IOException {
    save(contributions, out);
    save(evaluations, out);
  }

  private static void save(WorkList list, DataOutput out) throws IOException {
    out.writeInt(list.size());
    for (int i = 0; i < list.size(); i++) {
      out.writeLong(list.index(i));
      out.writeInt(list.round(i));
      out.writeInt(list.samples(i));
    }
  }

  /** Books what was saved. */
  void restore(DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      contributed(in.readLong(), new Work(key, in.readInt(), in.readInt()));
    }
    for (int left = in.readInt(); left > 0; left--) {
      evaluated(in.readLong(), new Work(key, in.readInt(), in.readInt()));
    }
  }

  boolean isEmpty() {
    return contributions.size() == 0 && evaluations.size() == 0;
  }

  DonorCredit total() {
    return new DonorCredit(key, credit, points, contributions.size());
  }

  long creditUpTo(int round) {
    long sum = 0;
    for (int i = 0; i < contributions.size(); i++) {
      if (contributions.round(i) <= round) {
        sum = Math.addExact(sum, policy.trainingCredit(contributions.samples(i)));
      }
    }
    for (int i = 0; i < evaluations.size(); i++) {
      if (evaluations.round(i) <= round) {
        sum = Math.addExact(sum, policy.evaluationCredit(evaluations.samples(i)));
      }
    }
    return sum;
  }
}
