import { z } from 'zod';

/** How a field's values are read and compared. */
export type Kind = 'given' | 'surname' | 'date' | 'sex' | 'postcode' | 'number' | 'words';

export interface MappedField {
  name: string;
  kind: Kind;
  /** The columns whose text is compared as one. */
  columns: string[];
  /** Of a whole name, the part that this field is. */
  part?: 'given' | 'surname';
  /** How dates are written, as in `DD/MM/YYYY`; undefined: by their look. */
  format?: string;
}

export interface Mapping {
  id: string;
  fields: MappedField[];
}

const column = z.string().trim().min(1);
const entry = z.union([
  column,
  z.array(column).min(1),
  z.strictObject({ column, format: z.string().optional() }),
]);
const schema = z.object({ id: column }).catchall(entry);

/** Something the reader of the message can put right. */
export class Unusable extends Error {}

const MOST_FIELDS = 15;

/**
 * Reads a map: which column is which field. `id`, `given`, `surname`, `dob`, `sex`, `postcode` and `identifier` have
 * a meaning; every other entry is compared by its words, or as a number where its name says phone, number or id.
 */
export function readMapping(text: string): Mapping {
  const parsed = schema.safeParse(parse(text));
  if (!parsed.success) {
    const at = String(parsed.error.issues[0]?.path[0] ?? '');
    if (at === '')
      throw new Unusable('The map is no object: write it as {"id": "rec_id", "given": "given_name"}.');
    throw new Unusable(
      at === 'id'
        ? 'The map has no "id": name the column that tells rows apart, like {"id": "rec_id"}.'
        : `The map names no column for "${at}": write its heading, several in a list, or {"column": "…", "format": "DD/MM/YYYY"}. Leave out what the file does not have.`,
    );
  }
  const { id, ...rest } = parsed.data;
  const fields = inParts(Object.entries(rest).map(([name, value]) => fieldOf(name, value)));
  if (fields.length === 0) throw new Unusable('The map names an id and nothing to compare.');
  if (fields.length > MOST_FIELDS) throw new Unusable(`The map names more than ${MOST_FIELDS} fields.`);
  return { id, fields };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Unusable(`The map is not JSON: ${(error as Error).message}`);
  }
}

function fieldOf(name: string, value: z.infer<typeof entry>): MappedField {
  const kind = kindOf(name);
  if (typeof value === 'string') return { name, kind, columns: [value] };
  if (Array.isArray(value)) return { name, kind, columns: value };
  return { name, kind, columns: [value.column], ...(value.format ? { format: value.format } : {}) };
}

/** Whether a field holds somebody's whole name in one. */
export const isWholeName = ({ kind, name }: Pick<MappedField, 'kind' | 'name'>) =>
  kind === 'words' && /name/i.test(name) && !/street|road|house|town|school|place|company|user/i.test(name);

/**
 * Where whole names are all there is they are taken apart: of brothers and sisters only a part of it agrees, and
 * that it is the surname must be known.
 */
function inParts(fields: readonly MappedField[]): MappedField[] {
  const whole = fields.find(isWholeName);
  if (!whole || fields.some(({ kind }) => kind === 'given' || kind === 'surname')) return [...fields];
  return fields.flatMap((field) =>
    field === whole
      ? (['given', 'surname'] as const).map((part) => ({
          name: part,
          kind: part,
          part,
          columns: field.columns,
        }))
      : [field],
  );
}

const known: Record<string, Kind> = {
  given: 'given',
  surname: 'surname',
  dob: 'date',
  sex: 'sex',
  gender: 'sex',
  postcode: 'postcode',
  identifier: 'number',
  nhs: 'number',
};

function kindOf(name: string): Kind {
  const plain = name.toLowerCase();
  if (known[plain]) return known[plain];
  if (/phone|mobile|tel$|number|(^|_)(id|no|ref)$/.test(plain)) return 'number';
  return /(^|_)(date|dod)(_|$)|_at$/.test(plain) ? 'date' : 'words';
}
