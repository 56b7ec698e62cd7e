/** Whether a number can be one that rings in this country: whole, or a short or text number. */
export function isPhoneNumber(text: string): boolean {
  const [number = ''] = text.toLowerCase().split(/(?:x|ext)/);
  const digits = number
    .replace(/[^\d+]/g, '')
    .replace(/^\+44/, '0')
    .replace(/^00(?=44)/, '')
    .replace(/^440?(?=\d{9,10}$)/, '0');
  if (/^(999|112|111|101|105|119|08001111|08454647|116\d{3}|\d{5,6})$/.test(digits)) return true;
  return /^0(1\d{8,9}|2\d{9}|3\d{9}|7\d{9}|8\d{8,9}|800\d{6,7}|5\d{9}|9\d{9})$/.test(digits);
}
