export type ScormVersion = '1.2' | '2004';

/** One thing of a package that is opened and tells how far somebody came. */
export interface Item {
  id: string;
  title: string;
  /** Inside the package, as an address has it; a query may follow. */
  href: string;
  /** It tells nothing of itself, and is done once it was opened. */
  asset?: true;
  /** It is come to by the module's rules and not chosen: no list names it. */
  unlisted?: true;
  /** What its manifest gives it to begin with. */
  launch?: string;
  /** From what score on it is passed: of a hundred in 1.2, of one in 2004. */
  mastery?: string;
  /** From what progress on it is completed, of one; 2004 alone. */
  threshold?: string;
}

/** What a package says of itself. */
export interface Manifest {
  version: ScormVersion;
  title: string;
  items: readonly Item[];
  /** In what order its parts may be taken; none where any will do. */
  sequencing?: Activity;
}

/** Rules of a manifest, as the sequencing engine takes them. */
export type Settings = Readonly<Record<string, unknown>>;

/** A part, or a group of parts, and its rules. */
export interface Activity extends Settings {
  id: string;
  title: string;
  isVisible: boolean;
  children: readonly Activity[];
}

/** What a module tells, element by element: `cmi.core.lesson_status` and the like. */
export type ModuleState = Readonly<Record<string, string | number | boolean>>;

/** What a part said as it closed: elements it set, in order, and whether it ended itself. */
export interface LastWords {
  set: readonly (readonly [element: string, value: string])[];
  finished: boolean;
}

export interface PackageRow {
  id: string;
  courseId: string;
  course: string;
  title: string;
  version: ScormVersion;
  items: readonly Item[];
  sequencing: Activity | null;
  bytes: number;
  uploadedBy: string;
  uploadedAt: Temporal.Instant;
  withdrawnAt: Temporal.Instant | null;
}
