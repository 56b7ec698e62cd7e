/** A calendar file that goes with a message, for the reader's calendar to take in or to take out. */
export interface CalendarFile {
  method: 'REQUEST' | 'CANCEL';
  /** iCalendar (RFC 5545), lines ended by CRLF, with the same method and without an organiser. */
  file: string;
}

/** The file with its organiser, which such a method needs (RFC 5546): whoever sends it, known only when it is sent. */
export function withOrganiser(file: string, address: string): string {
  const line = `ORGANIZER;CN=Training:mailto:${address}`;
  // 75 octets a line, and a blank before what goes on.
  const folded = line.match(/^.{1,74}|.{1,73}/g)?.join('\r\n ') ?? line;
  return file.replaceAll('BEGIN:VEVENT\r\n', `BEGIN:VEVENT\r\n${folded}\r\n`);
}
