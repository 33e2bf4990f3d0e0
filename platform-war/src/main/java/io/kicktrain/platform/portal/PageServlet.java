package io.kicktrain.platform.portal;

import io.kicktrain.platform.anchor.AnchorService;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.platform.signature.PublicAddress;
import io.kicktrain.training.round.CampaignReader;
import io.kicktrain.training.round.RoundPipeline;
import io.kicktrain.training.wire.AnchorView;
import io.kicktrain.training.wire.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Looks up what a page shows and forwards to its template. */
@WebServlet(urlPatterns = {"", "/campaigns/*"})
public class PageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Platform platform;
  @Inject private transient PublicAddress address;
  @Inject private transient AnchorService anchor;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Page page;
    try {
      page = page(request);
    } catch (ProblemException e) {
      page = ErrorPage.of(e.problem());
      response.setStatus(e.problem().status());
    }
    page.show(request, response);
  }

  private Page page(HttpServletRequest request) {
    String base = address.base(request);
    String path = request.getPathInfo();
    if (!request.getServletPath().equals("/campaigns")) {
      return new HomePage(platform.info(), platform.hub().views(), base);
    }
    if (path == null || !path.matches("/[a-z0-9-]{1,64}/?")) {
      Problem unknown = Problems.notFound("a campaign's page is at /campaigns/ and its name");
      throw new ProblemException(unknown);
    }
    RoundPipeline campaign = platform.campaign(path.replace("/", ""));
    CampaignReader reader = campaign.reader();
    return new CampaignPage(
        platform.info(),
        campaign.view(),
        reader.rewards(),
        reader.releases(),
        base,
        anchor.view().map(this::panel).orElse(null));
  }

  private AnchorPanel panel(AnchorView view) {
    return new AnchorPanel(view, platform.log().treeHead().size());
  }
}
