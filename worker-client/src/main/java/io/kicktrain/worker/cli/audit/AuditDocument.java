package io.kicktrain.worker.cli.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kicktrain.training.audit.AuditReport;
import io.kicktrain.training.audit.AuditReport.CampaignResult;
import io.kicktrain.training.audit.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An audit as JSON.
 *
 * @param verdict {@code verified}, {@code broken}, or {@code unreachable}, which is none
 * @param reason why it is unreachable
 * @param origin the log's name
 * @param entries entries of the audited tree head
 * @param root the tree head's root, hexadecimal
 * @param from entries before this one were replayed by an earlier audit
 * @param signatures donors' signatures that were verified now
 * @param ofContributor entries of the contributor that was asked for
 * @param findings everything that is wrong; index -1 is about the log as a whole
 * @param campaigns what was replayed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditDocument(
    String verdict,
    @Nullable String reason,
    @Nullable String origin,
    @Nullable Long entries,
    @Nullable String root,
    @Nullable Long from,
    @Nullable Long signatures,
    @Nullable Long ofContributor,
    @Nullable List<Finding> findings,
    @Nullable List<CampaignResult> campaigns) {

  /** What an audit found. */
  public static AuditDocument of(AuditReport report) {
    return new AuditDocument(
        report.verified() ? "verified" : "broken",
        null,
        report.origin(),
        report.entries(),
        report.rootHex(),
        report.from(),
        report.signatures(),
        report.ofContributor(),
        report.findings(),
        report.campaigns());
  }

  /** Something could not be fetched. */
  public static AuditDocument unreachable(String reason) {
    return new AuditDocument("unreachable", reason, null, null, null, null, null, null, null, null);
  }
}
