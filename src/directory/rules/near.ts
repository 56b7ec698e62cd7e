/** The outward code of a postcode, whole or half: "ss1 1ab", "SS11AB" and "SS1" are all of SS1. */
export function outwardOf(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const whole = /^([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}$/.exec(plain);
  if (whole) return whole[1];
  return /^[A-Z]{1,2}\d[A-Z\d]?$/.test(plain) ? plain : undefined;
}

/** A whole postcode without its blank; undefined for half of one. */
export function wholePostcode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(plain) ? plain : undefined;
}

/** "about 2 miles from SS1": as near as the middle of an outward code tells. */
export function distanceWords(miles: number, near: string): string {
  if (miles < 0.75) return `less than a mile from ${near}`;
  if (miles < 1.25) return `about a mile from ${near}`;
  const rounded = miles < 10 ? Math.round(miles) : Math.round(miles / 5) * 5;
  return `about ${Math.max(2, rounded)} miles from ${near}`;
}
