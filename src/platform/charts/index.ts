/** Counts as tables, drawings and files: true for the hub, safe for everybody else. */
export * from './counted.ts';
export { csvCell, csvOf } from './csv.ts';
export { type Drawn, drawWeeks } from './draw.ts';
export { countsFigure, type FigureModel } from './figure.ts';
export { safeTable, trueTable } from './suppress.ts';
