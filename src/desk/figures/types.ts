import type { Drawn, ShownTable } from '../../platform/charts/index.ts';

export interface AreaChoice {
  code: string;
  name: string;
}

export interface FiguresModel {
  tables: readonly { table: ShownTable; drawn: Drawn | undefined }[];
  areas: readonly AreaChoice[];
  /** The area that is shown alone; undefined for all. */
  area: AreaChoice | undefined;
  /** Whether the reader may look at one area alone: in the hub, where numbers are true. */
  mayChoose: boolean;
  weeks: number;
}
