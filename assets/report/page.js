// The script of a report: moves the map through time, filters tables, saves pictures and data. The
// page is complete without it. It loads nothing, and writes text only as text.
'use strict';

document.documentElement.classList.add('scripted');

/** Hands a file to the reader's browser. */
function save(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** A field of comma-separated values; what a spreadsheet would run as a formula is made text. */
function csvField(text) {
  const safe = /^[=+@\t\r]/.test(text) || /^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvOf(table) {
  const rows = [...table.querySelectorAll('tr')].filter((row) => !row.hidden);
  return rows
    .map((row) =>
      [...row.cells]
        .map((cell) => csvField(cell.dataset.value ?? cell.textContent.trim()))
        .join(','),
    )
    .join('\n')
    .concat('\n');
}

for (const button of document.querySelectorAll('[data-csv]')) {
  button.addEventListener('click', () => {
    const table = button.closest('.tablebox').querySelector('table');
    save(button.dataset.csv, 'text/csv', csvOf(table));
  });
}

for (const button of document.querySelectorAll('[data-svg]')) {
  button.addEventListener('click', () => {
    const pictures = [...button.closest('figure').querySelectorAll('.card svg')];
    const shown = pictures.find((svg) => svg.getBoundingClientRect().width > 0) ?? pictures[0];
    save(button.dataset.svg, 'image/svg+xml', new XMLSerializer().serializeToString(shown));
  });
}

for (const field of document.querySelectorAll('[data-filter]')) {
  const rows = [...field.closest('.tablebox').querySelectorAll('tbody tr')];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row, i) => {
      row.hidden = !words.every((word) => texts[i].includes(word));
    });
  });
}

/** A map through time: `data` holds variables with their values by moment and area. */
function moveMap(figure, data) {
  const at = (name) => figure.querySelector(`[data-role="${name}"]`);
  const [slider, play, variable, moment] = ['slider', 'play', 'variable', 'moment'].map(at);
  const log = at('log');
  let timer = null;

  const step = (value, { min, max }, shades) =>
    Math.min(
      shades - 1,
      Math.max(0, Math.floor(max > min ? ((value - min) / (max - min)) * shades : 0)),
    );
  const write = (value, decimals) =>
    value === null ? '-' : value.toFixed(decimals).replace(/^-(0(?:\.0*)?)$/, '$1');

  const draw = () => {
    const turn = Number(slider.value);
    const shown = data.variables[variable.selectedIndex];
    const values = shown.values[turn];
    for (const area of figure.querySelectorAll('[data-area]')) {
      const value = values[Number(area.dataset.area)];
      const shade =
        value === null ? data.none : shown.shades[step(value, shown, shown.shades.length)];
      area.setAttribute('fill', shade);
      const title = area.querySelector('title');
      const name = data.areas[Number(area.dataset.area)];
      title.textContent = `${name}: ${write(value, shown.decimals)} ${shown.unit}`;
    }
    for (const number of figure.querySelectorAll('[data-number]')) {
      const area = Number(number.dataset.number);
      const value = values[area];
      number.textContent = write(value, shown.decimals);
      const ink = value === null ? '#1b1b1f' : shown.inks[step(value, shown, shown.shades.length)];
      number.setAttribute('fill', ink);
      const label = number.parentNode.querySelector(`[data-label="${area}"]`);
      if (label !== null) label.setAttribute('fill', ink);
    }
    moment.textContent = data.moments[turn];
    slider.setAttribute('aria-valuetext', data.moments[turn]);
    if (log !== null) showLog(log, data.log[turn] ?? []);
  };

  const showLegend = () => {
    const { shades, min, max, decimals } = data.variables[variable.selectedIndex];
    figure.querySelectorAll('.legend li').forEach((item, i) => {
      if (item.dataset.none !== undefined) return;
      item.hidden = i >= shades.length;
      if (item.hidden) return;
      const width = (max - min) / shades.length;
      item.querySelector('rect').setAttribute('fill', shades[i]);
      const [low, high] = [min + i * width, min + (i + 1) * width];
      item.querySelector('span').textContent =
        `${write(low, decimals)} to ${write(high, decimals)}`;
    });
    at('meaning').textContent = data.variables[variable.selectedIndex].about;
  };

  const stop = () => {
    clearInterval(timer);
    timer = null;
    play.textContent = 'Play';
    play.setAttribute('aria-pressed', 'false');
  };
  const start = () => {
    if (Number(slider.value) >= Number(slider.max)) slider.value = '0';
    play.textContent = 'Pause';
    play.setAttribute('aria-pressed', 'true');
    timer = setInterval(() => {
      if (Number(slider.value) >= Number(slider.max)) return stop();
      slider.value = String(Number(slider.value) + 1);
      draw();
    }, 250);
    draw();
  };

  slider.addEventListener('input', () => {
    stop();
    draw();
  });
  play.addEventListener('click', () => (timer === null ? start() : stop()));
  variable.addEventListener('change', () => {
    showLegend();
    draw();
  });
  showLegend();
  draw();
}

function showLog(log, lines) {
  const items = lines.map((line) => {
    const item = document.createElement('li');
    item.textContent = line;
    return item;
  });
  log.replaceChildren(...items);
}

for (const figure of document.querySelectorAll('[data-map]')) {
  moveMap(figure, JSON.parse(document.getElementById(figure.dataset.map).textContent));
}
