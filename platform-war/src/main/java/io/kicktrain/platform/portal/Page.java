package io.kicktrain.platform.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a template shows, under the name {@code page}. */
interface Page {

  /** The template's file name. */
  String template();

  /** The title in the browser. */
  String title();

  /** Writes the page. */
  default void show(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-cache");
    request.setAttribute("page", this);
    request.getRequestDispatcher("/WEB-INF/pages/" + template()).forward(request, response);
  }
}
