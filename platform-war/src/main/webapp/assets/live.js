// Keeps a campaign's page current. The page is complete without this script: it only replaces numbers that have changed,
// and takes the parts that the server draws (curve, donors, releases) from a fresh copy of the page.

const DRAWN = ["curve", "donors", "releases", "details-section"];
const POLL_MS = 15_000;
const SPREAD_MS = 3_000;

const article = document.querySelector("[data-campaign]");
const address = `/api/v1/campaigns/${article.dataset.campaign}`;
let drawn = "";

const duration = (seconds) => {
  if (seconds === undefined || seconds === null) return "–";
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 86400)} d ${Math.floor((seconds % 86400) / 3600)} h`;
};

const set = (name, text) => {
  const element = article.querySelector(`[data-live="${name}"]`);
  if (element && element.textContent !== String(text)) element.textContent = text;
};

const show = (campaign) => {
  const percent = `${(campaign.progressPpm / 10_000).toFixed(1)}%`;
  article.querySelector('[data-live="progress"]').value = campaign.progressPpm;
  set("percent", percent);
  if (campaign.status === "training") set("round", `round ${Math.min(campaign.round + 1, campaign.goalRounds)} of ${campaign.goalRounds}`);
  set("eta", duration(campaign.etaSeconds));
  for (const name of ["gpus", "cpus", "enrolled", "contributions", "foldedBack", "weightsRoot"]) set(name, campaign[name]);
  const loss = campaign.losses.at(-1);
  if (loss) set("loss", (loss.lossMicros / 1e6).toFixed(3));

  const state = `${campaign.status} ${campaign.round} ${campaign.losses.length} ${campaign.donors.length}`;
  if (drawn && drawn !== state) setTimeout(redraw, Math.random() * SPREAD_MS); // not everybody at once
  drawn = state;
};

const redraw = async () => {
  const response = await fetch(location.pathname);
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const id of DRAWN) document.getElementById(id).replaceWith(fresh.getElementById(id));
  document.querySelector("#progress .status").replaceWith(fresh.querySelector("#progress .status"));
};

const poll = async () => {
  try {
    const response = await fetch(address);
    if (response.ok) show(await response.json());
  } finally {
    setTimeout(poll, POLL_MS);
  }
};

const events = new EventSource(`${address}/events`);
events.addEventListener("campaign", (event) => show(JSON.parse(event.data)));
events.addEventListener("error", () => {
  // Closed for good (too many streams): ask now and then. Otherwise the browser connects again by itself.
  if (events.readyState === EventSource.CLOSED) poll();
});
