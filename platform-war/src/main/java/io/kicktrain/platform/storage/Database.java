package io.kicktrain.platform.storage;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The database: H2 in the data folder unless configured otherwise. It is opened by the platform's
 * start and not by the deployment, so that a broken database is a reason that the readiness check
 * tells and not a deployment that is missing.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/kicktrain",
    className = "org.h2.jdbcx.JdbcDataSource",
    url = "${MPCONFIG=kicktrain.db.url}",
    user = "${MPCONFIG=kicktrain.db.user}",
    password = "${MPCONFIG=kicktrain.db.password}",
    transactional = false,
    minPoolSize = 0,
    initialPoolSize = 0,
    maxPoolSize = 8)
@Singleton
public class Database {

  @SuppressWarnings("NullAway.Init") // the container sets it
  @Resource(lookup = "java:app/jdbc/kicktrain")
  private DataSource dataSource;

  private volatile @Nullable EntityManagerFactory entities;

  /** Brings the tables to this program's version and opens the database. */
  public void open() {
    ClassLoader loader = Database.class.getClassLoader();
    Flyway.configure(loader).dataSource(dataSource).load().migrate();
    entities =
        Persistence.createEntityManagerFactory(
            "kicktrain", Map.of("jakarta.persistence.nonJtaDataSource", dataSource));
  }

  /**
   * Does something in one transaction, which is durable when this returns.
   *
   * @param <T> the result's type
   * @param work what to do
   * @return its result
   */
  <T> T transact(Function<EntityManager, T> work) {
    EntityManagerFactory factory = entities;
    if (factory == null) {
      throw new IllegalStateException("the database is not open");
    }
    try (EntityManager manager = factory.createEntityManager()) {
      EntityTransaction transaction = manager.getTransaction();
      transaction.begin();
      try {
        T result = work.apply(manager);
        transaction.commit();
        return result;
      } finally {
        if (transaction.isActive()) {
          transaction.rollback();
        }
      }
    }
  }

  @PreDestroy
  void close() {
    EntityManagerFactory factory = entities;
    if (factory != null) {
      factory.close();
    }
  }
}
