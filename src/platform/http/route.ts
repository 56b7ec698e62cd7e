import type { Permission } from '../access/permission.ts';
import type { Page, SiteSettings } from './page.ts';

export type Handler = (page: Page) => Promise<Response> | Response;

/** One line of a slice's `routes.ts`. */
export interface Route {
  method: 'GET' | 'POST';
  /** Hono's path syntax: `/front-door/:id`. */
  path: string;
  permission: Permission;
  handler: Handler;
  /** `machine`: no cookies and no form token; answers and errors are JSON. Default `page`. */
  kind?: 'page' | 'machine';
  /** Whether this POST needs a proof of identity made just now; what was posted is kept meanwhile. */
  fresh?: (page: Page) => boolean;
  /** Pages of every other site may read it, errors and all; whatever is no GET is answered too. For public data alone. */
  open?: true;
  /** Answers on the hosts of guests too, where no other route does. */
  guests?: true;
  /** Seconds that anybody's cache may keep the answer. Only for pages that hold nothing personal. */
  cacheSeconds?: number;
  /** The form may carry files: sent as `multipart/form-data`, they are in `page.files`. */
  upload?: boolean;
  /** The form may carry files that are written to disk as they come, each of so many bytes: they are in `page.uploads`. */
  spool?: (settings: SiteSettings) => number;
  /** Most bytes of a body, or of its fields where files are written to disk; default 200,000. */
  maxBody?: number;
  /** At most `times` in `minutes`, counted for each caller address or each signed-in person. */
  limit?: { name: string; times: number; minutes: number };
}
