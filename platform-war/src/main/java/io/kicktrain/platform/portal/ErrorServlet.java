package io.kicktrain.platform.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The page for errors that the server itself finds, such as an address that nothing serves. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer given ? given : HttpServletResponse.SC_NOT_FOUND;
    response.setStatus(code);
    error(code).show(request, response);
  }

  private static ErrorPage error(int code) {
    return switch (code) {
      case 404 ->
          new ErrorPage(code, "There is nothing here", "The home page lists all campaigns.");
      case 405 ->
          new ErrorPage(code, "The method is not allowed here", "Pages are only for reading.");
      case 500 -> new ErrorPage(code, "The platform failed", "Its log says why.");
      default ->
          new ErrorPage(code, "The request was refused", "The home page lists all campaigns.");
    };
  }
}
