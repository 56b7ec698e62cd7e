import QRCode from 'qrcode';

/** Light around a code, in modules: what readers need to find its edge. */
const QUIET = 4;

/**
 * An address as a code that a camera reads (QR, ISO/IEC 18004, correction level M), as SVG: dark on white whatever the
 * page's colours are, for a camera reads nothing else surely. `label` is what it says to those who do not see it.
 */
export function qrCode(address: string, label?: string): string {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  const size = modules.size + 2 * QUIET;
  const runs: string[] = [];
  for (let y = 0; y < modules.size; y += 1)
    for (let x = 0; x < modules.size; x += 1) {
      const from = x;
      while (x < modules.size && modules.get(y, x)) x += 1;
      if (x > from) runs.push(`M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`);
    }
  const named = label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escaped(label)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="ws-qr" ${named} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${runs.join('')}"/></svg>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
