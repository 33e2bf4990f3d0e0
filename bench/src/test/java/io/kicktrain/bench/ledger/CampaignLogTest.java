package io.kicktrain.bench.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.training.audit.AuditMemory;
import io.kicktrain.training.audit.AuditReport;
import io.kicktrain.training.audit.AuditScope;
import io.kicktrain.training.audit.LogAudit;
import io.kicktrain.training.entry.Statement;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured must be the real thing: entries like those of a hub, and an audit of them. */
class CampaignLogTest {

  @TempDir private Path folder;

  @Test
  void theStatementsAreThoseThatDonorsSign() {
    Statements statements = new Statements(10);
    Entry signed = statements.signed(123, Statements.donor(0));
    assertTrue(signed.signatureValid());
    Entry unsigned = Entry.parse(statements.unsigned(123));
    assertFalse(unsigned.signatureValid());
    assertEquals(Statement.of(signed), Statement.of(unsigned));
    assertEquals(12, Statement.of(unsigned).round());
  }

  @Test
  void theAuditCountsEveryContribution() throws Exception {
    NoteSigner signer = NoteSigner.generate("bench.example/test", new SecureRandom());
    CampaignLog campaign = new CampaignLog(2);
    try (FileLog log = FileLog.open(folder.resolve("log"), signer.name(), signer)) {
      campaign.writeTo(log);
    }
    AuditScope scope = AuditScope.WHOLE.withoutWeights().withoutSignatures();
    AuditReport report =
        new LogAudit(
                campaign.files(folder),
                signer.verifierKey(),
                scope,
                new AuditMemory(folder),
                folder,
                (done, total) -> {})
            .run();
    assertTrue(report.verified(), report.findings()::toString);
    assertEquals(2000, report.campaigns().get(0).contributions());
  }
}
