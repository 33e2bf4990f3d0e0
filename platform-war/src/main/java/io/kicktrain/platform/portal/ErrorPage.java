package io.kicktrain.platform.portal;

import io.kicktrain.training.wire.Problem;

/**
 * A page that says why there is none.
 *
 * @param status the HTTP status
 * @param title what is wrong
 * @param detail what to do
 */
public record ErrorPage(int status, String title, String detail) implements Page {

  static ErrorPage of(Problem problem) {
    return new ErrorPage(problem.status(), problem.title(), problem.detail());
  }

  @Override
  public String template() {
    return "error.xhtml";
  }
}
