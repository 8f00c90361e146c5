// Draws the charts above their tables. Without it, or without Chart.js, the tables stand alone.
"use strict";

(() => {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = (cell) => {
    const value = Number.parseFloat(cell.textContent.replaceAll(",", ""));
    return Number.isFinite(value) ? value : null;
  };

  // The numbers of a figure, read from its table: there is one source for both.
  const read = (figure) => {
    const heads = [...figure.querySelectorAll("thead th")].map((cell) => cell.textContent);
    const rows = [...figure.querySelectorAll("tbody tr")].map((row) => [...row.children]);
    return {
      labels: rows.map((cells) => cells[0].textContent),
      series: heads.slice(1).map((name, i) => ({ name, values: rows.map((cells) => number(cells[i + 1])) })),
      title: figure.querySelector("caption").textContent,
    };
  };

  const palette = () => [colour("--bar"), colour("--went"), colour("--came"), colour("--warm"), colour("--muted")];

  const points = (data) => ({
    datasets: [{
      label: data.title,
      data: data.labels.map((label, i) => ({ x: data.series[0].values[i], y: data.series[1].values[i], label }))
        .filter((point) => point.x !== null && point.y !== null),
      backgroundColor: colour("--bar"),
      pointRadius: 5,
      pointHoverRadius: 7,
    }],
  });

  const lines = (data, kind) => ({
    labels: data.labels,
    datasets: data.series.map((one, i) => ({
      label: one.name,
      data: one.values,
      borderColor: palette()[i % 5],
      backgroundColor: palette()[i % 5],
      borderWidth: kind === "lines" ? 2 : 0,
      borderDash: kind === "lines" && i > 0 ? [4, 4] : [],
      pointRadius: data.labels.length > 40 ? 0 : 3,
      spanGaps: false,
    })),
  });

  const draw = (figure) => {
    const data = read(figure);
    const kind = figure.dataset.kind;
    const scatter = kind === "scatter";
    const holder = document.createElement("div");
    holder.className = "canvas";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", data.title + ". The table below has the numbers.");
    holder.append(canvas);
    figure.prepend(holder);
    const axis = (text) => ({
      title: { display: Boolean(text), text, color: colour("--muted") },
      ticks: { color: colour("--muted"), ...(kind === "bars" ? { precision: 0 } : {}) },
      grid: { color: colour("--rule") },
    });
    const scales = scatter
      ? { x: { type: "logarithmic", ...axis(data.series[0].name) }, y: { beginAtZero: true, ...axis(data.series[1].name) } }
      : { x: axis(""), y: { beginAtZero: true, ...axis(figure.dataset.unit) } };
    return new Chart(canvas, {
      type: scatter ? "scatter" : kind === "bars" ? "bar" : "line",
      data: scatter ? points(data) : lines(data, kind),
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        scales,
        plugins: {
          legend: { display: !scatter && data.series.length > 1, labels: { color: colour("--ink") } },
          tooltip: { callbacks: scatter ? { label: (item) => item.raw.label } : {} },
        },
      },
    });
  };

  if (typeof Chart === "undefined") return;
  let drawn = [];
  const redraw = () => {
    for (const chart of drawn) {
      const holder = chart.canvas.parentNode;
      chart.destroy();
      holder.remove();
    }
    drawn = [...document.querySelectorAll("figure.chart")].map(draw);
  };
  redraw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
})();
