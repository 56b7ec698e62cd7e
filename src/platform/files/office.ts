import { FILE_KINDS, type FileKind, NotTaken } from './kinds.ts';
import { BadZip, eachFile } from './unzip.ts';

const LIMITS = { file: 100_000_000, whole: 300_000_000, entries: 5_000, ratio: 200 };

/** The part by which each is known, and how its list of parts names it. */
const MAIN = [
  { kind: FILE_KINDS.docx, part: 'word/document.xml', type: 'wordprocessingml.document.main+xml' },
  { kind: FILE_KINDS.xlsx, part: 'xl/workbook.xml', type: 'spreadsheetml.sheet.main+xml' },
  { kind: FILE_KINDS.pptx, part: 'ppt/presentation.xml', type: 'presentationml.presentation.main+xml' },
];

/** What runs when it is opened, or brings something along that does. */
const RUNS =
  /(^|\/)(macrosheets|dialogsheets)\/|\.(doc|dot|xls|xlt|xla|ppt|pot|pps|ppa)m$|\.xlsb$|(^|\/)(vbaProject[^/]*|oleObject[^/]*|activeX[^/]*)\.(bin|xml)$|^(Basic|Scripts)\/|\.(exe|dll|js|jse|vbs|vbe|ps1|bat|cmd|scr|hta|lnk|jar|html?)$/i;
const READ =
  /^(\[Content_Types\]\.xml|mimetype)$|_rels\/(settings|document|workbook|presentation)\.xml\.rels$/;

/**
 * Which office document a zip is: unpacked to its end within limits, with the parts it must have and none that run.
 * @throws NotTaken
 */
export async function officeKind(path: string): Promise<FileKind> {
  const names = new Set<string>();
  let types = '';
  let mimetype = '';
  try {
    await eachFile(
      path,
      LIMITS,
      ({ path: name, content }) => {
        names.add(name);
        if (RUNS.test(name))
          throw new BadZip('There is something in it that runs: a macro, a program or an embedded object');
        if (name === '[Content_Types].xml') types = content.toString('utf8');
        else if (name === 'mimetype') mimetype = content.toString('utf8').trim();
        else if (fetchesTemplate(content))
          throw new BadZip('It fetches a template from somewhere else when it is opened');
      },
      (name) => READ.test(name),
    );
  } catch (error) {
    if (error instanceof BadZip) throw new NotTaken(`${error.message}. Save a copy without it and try again`);
    throw error;
  }
  if (mimetype === FILE_KINDS.odt.type && names.has('content.xml')) return FILE_KINDS.odt;
  const found = MAIN.find(({ part, type }) => names.has(part) && types.includes(type));
  if (!found && /macroEnabled/.test(types))
    throw new NotTaken('It is of a sort that may hold macros. Save it as an ordinary document and try again');
  if (!found)
    throw new NotTaken(
      'It is a zip file, and no Word, Excel, PowerPoint or OpenDocument text. Send the files in it one by one',
    );
  return found.kind;
}

const fetchesTemplate = (relations: Buffer) =>
  /attachedTemplate[^>]*TargetMode="External"|TargetMode="External"[^>]*attachedTemplate/i.test(
    relations.toString('utf8'),
  );
