/** What a page may be written in besides English: as it calls itself, as we call it, and from which side it is read. */
export const LANGUAGES = [
  { code: 'ar', own: 'العربية', label: 'Arabic', dir: 'rtl' },
  { code: 'bn', own: 'বাংলা', label: 'Bengali', dir: 'ltr' },
  { code: 'bg', own: 'Български', label: 'Bulgarian', dir: 'ltr' },
  { code: 'zh', own: '中文', label: 'Chinese', dir: 'ltr' },
  { code: 'prs', own: 'دری', label: 'Dari', dir: 'rtl' },
  { code: 'fa', own: 'فارسی', label: 'Farsi', dir: 'rtl' },
  { code: 'fr', own: 'Français', label: 'French', dir: 'ltr' },
  { code: 'ckb', own: 'کوردی', label: 'Kurdish (Sorani)', dir: 'rtl' },
  { code: 'lt', own: 'Lietuvių', label: 'Lithuanian', dir: 'ltr' },
  { code: 'ps', own: 'پښتو', label: 'Pashto', dir: 'rtl' },
  { code: 'pl', own: 'Polski', label: 'Polish', dir: 'ltr' },
  { code: 'pt', own: 'Português', label: 'Portuguese', dir: 'ltr' },
  { code: 'pa', own: 'ਪੰਜਾਬੀ', label: 'Punjabi', dir: 'ltr' },
  { code: 'ro', own: 'Română', label: 'Romanian', dir: 'ltr' },
  { code: 'so', own: 'Soomaali', label: 'Somali', dir: 'ltr' },
  { code: 'es', own: 'Español', label: 'Spanish', dir: 'ltr' },
  { code: 'ti', own: 'ትግርኛ', label: 'Tigrinya', dir: 'ltr' },
  { code: 'tr', own: 'Türkçe', label: 'Turkish', dir: 'ltr' },
  { code: 'uk', own: 'Українська', label: 'Ukrainian', dir: 'ltr' },
  { code: 'ur', own: 'اردو', label: 'Urdu', dir: 'rtl' },
  { code: 'vi', own: 'Tiếng Việt', label: 'Vietnamese', dir: 'ltr' },
] as const;

/** The language of this code; undefined is English. */
export const languageOf = (code: string | undefined) => LANGUAGES.find((one) => one.code === code);
