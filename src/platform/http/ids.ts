const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text that came from outside can be a record's id at all: a UUID in small letters. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
