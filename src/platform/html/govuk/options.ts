// Generated from govuk-frontend's macro-options.json by generate-options.ts. Do not edit.
import type { Html } from '../tag.ts';

/** HTML attributes by name; `optional` leaves out the attribute when its value is false, null or absent. */
export type Attributes = Readonly<
  Record<string, string | number | boolean | undefined | { value: string | boolean | undefined; optional?: boolean }>
>;

export type AccordionItemHeading = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type AccordionItemSummary = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type AccordionItemContent = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type AccordionItem = {
  heading: AccordionItemHeading;
  summary?: AccordionItemSummary | undefined;
  content: AccordionItemContent;
  expanded?: boolean | undefined;
};

export type AccordionOptions = {
  id: string;
  headingLevel?: number | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  rememberExpanded?: boolean | undefined;
  hideAllSectionsText?: string | undefined;
  hideSectionText?: string | undefined;
  hideSectionAriaLabelText?: string | undefined;
  showAllSectionsText?: string | undefined;
  showSectionText?: string | undefined;
  showSectionAriaLabelText?: string | undefined;
  items: readonly AccordionItem[];
};

export type BackLinkOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  href: string;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type BreadcrumbsItem = {
  href?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type BreadcrumbsOptions = {
  items: readonly BreadcrumbsItem[];
  classes?: string | undefined;
  collapseOnMobile?: boolean | undefined;
  attributes?: Attributes | undefined;
  labelText?: string | undefined;
};

export type ButtonOptions = {
  type?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  href?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  preventDoubleClick?: boolean | undefined;
  isStartButton?: boolean | undefined;
  id?: string | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type CharacterCountFormGroupBeforeInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type CharacterCountFormGroupAfterInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type CharacterCountFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInput?: CharacterCountFormGroupBeforeInput | undefined;
  afterInput?: CharacterCountFormGroupAfterInput | undefined;
};

export type CharacterCountCountMessage = {
  classes?: string | undefined;
};

export type CharacterCountOptions = {
  id?: string | undefined;
  name: string;
  rows?: string | undefined;
  value?: string | undefined;
  maxlength?: string | undefined;
  maxwords?: string | undefined;
  threshold?: string | undefined;
  countType?: string | undefined;
  label: LabelOptions;
  hint?: HintOptions | undefined;
  errorMessage?: ErrorMessageOptions | undefined;
  formGroup?: CharacterCountFormGroup | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  spellcheck?: boolean | undefined;
  countMessage?: CharacterCountCountMessage | undefined;
  textareaDescriptionText?: string | undefined;
  charactersUnderLimitText?: Readonly<Record<string, string>> | undefined;
  charactersAtLimitText?: string | undefined;
  charactersOverLimitText?: Readonly<Record<string, string>> | undefined;
  wordsUnderLimitText?: Readonly<Record<string, string>> | undefined;
  wordsAtLimitText?: string | undefined;
  wordsOverLimitText?: Readonly<Record<string, string>> | undefined;
};

export type CheckboxesFormGroupBeforeInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type CheckboxesFormGroupAfterInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type CheckboxesFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInputs?: CheckboxesFormGroupBeforeInput | undefined;
  afterInputs?: CheckboxesFormGroupAfterInput | undefined;
};

export type CheckboxesItemLabel = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type CheckboxesItemConditional = {
  html: Html;
};

export type CheckboxesItem = ({
  id?: string | undefined;
  name?: string | undefined;
  value: string;
  label?: CheckboxesItemLabel | undefined;
  hint?: HintOptions | undefined;
  divider?: string | undefined;
  checked?: boolean | undefined;
  conditional?: CheckboxesItemConditional | undefined;
  behaviour?: string | undefined;
  disabled?: boolean | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined })) | { divider: string };

export type CheckboxesOptions = {
  describedBy?: string | undefined;
  fieldset?: FieldsetOptions | undefined;
  hint?: HintOptions | undefined;
  errorMessage?: ErrorMessageOptions | undefined;
  formGroup?: CheckboxesFormGroup | undefined;
  idPrefix?: string | undefined;
  name: string;
  items: readonly CheckboxesItem[];
  values?: readonly string[] | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type CookieBannerMessageAction = {
  text: string;
  type?: string | undefined;
  href?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type CookieBannerMessage = {
  headingText?: string | undefined;
  headingHtml?: Html | undefined;
  actions?: readonly CookieBannerMessageAction[] | undefined;
  hidden?: boolean | undefined;
  role?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type CookieBannerOptions = {
  ariaLabel?: string | undefined;
  hidden?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  messages: readonly CookieBannerMessage[];
};

export type DateInputItem = {
  id?: string | undefined;
  name: string;
  label?: string | undefined;
  value?: string | undefined;
  error?: boolean | undefined;
  autocomplete?: string | undefined;
  pattern?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type DateInputFormGroupBeforeInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type DateInputFormGroupAfterInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type DateInputFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInputs?: DateInputFormGroupBeforeInput | undefined;
  afterInputs?: DateInputFormGroupAfterInput | undefined;
};

export type DateInputValue = {
  day?: string | undefined;
  month?: string | undefined;
  year?: string | undefined;
};

export type DateInputOptions = {
  id: string;
  namePrefix?: string | undefined;
  items?: readonly DateInputItem[] | undefined;
  hint?: HintOptions | undefined;
  errorMessage?: ErrorMessageOptions | undefined;
  formGroup?: DateInputFormGroup | undefined;
  fieldset?: FieldsetOptions | undefined;
  day?: Partial<DateInputItem> | undefined;
  month?: Partial<DateInputItem> | undefined;
  year?: Partial<DateInputItem> | undefined;
  values?: DateInputValue | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type DetailsOptions = {
  id?: string | undefined;
  open?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ summaryText: string; summaryHtml?: undefined } | { summaryHtml: Html; summaryText?: undefined }) & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type ErrorMessageOptions = {
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  visuallyHiddenText?: string | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type ErrorSummaryErrorList = {
  href?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type ErrorSummaryOptions = {
  descriptionText?: string | undefined;
  descriptionHtml?: Html | undefined;
  errorList?: readonly ErrorSummaryErrorList[] | undefined;
  disableAutoFocus?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ titleText: string; titleHtml?: undefined } | { titleHtml: Html; titleText?: undefined });

export type ExitThisPageOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  redirectUrl?: string | undefined;
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  activatedText?: string | undefined;
  timedOutText?: string | undefined;
  pressTwoMoreTimesText?: string | undefined;
  pressOneMoreTimeText?: string | undefined;
};

export type FeedbackOptions = {
  headingLevel?: number | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ titleText: string; titleHtml?: undefined } | { titleHtml: Html; titleText?: undefined }) & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type FieldsetLegend = {
  classes?: string | undefined;
  isPageHeading?: boolean | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type FieldsetOptions = {
  describedBy?: string | undefined;
  legend?: FieldsetLegend | undefined;
  classes?: string | undefined;
  role?: string | undefined;
  attributes?: Attributes | undefined;
  html?: Html | undefined;
};

export type FileUploadFormGroupBeforeInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type FileUploadFormGroupAfterInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type FileUploadFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInput?: FileUploadFormGroupBeforeInput | undefined;
  afterInput?: FileUploadFormGroupAfterInput | undefined;
};

export type FileUploadOptions = {
  name: string;
  id?: string | undefined;
  disabled?: boolean | undefined;
  multiple?: boolean | undefined;
  describedBy?: string | undefined;
  label: LabelOptions;
  hint?: HintOptions | undefined;
  errorMessage?: ErrorMessageOptions | undefined;
  formGroup?: FileUploadFormGroup | undefined;
  javascript?: boolean | undefined;
  chooseFilesButtonText?: string | undefined;
  dropInstructionText?: string | undefined;
  multipleFilesChosenText?: Readonly<Record<string, string>> | undefined;
  noFileChosenText?: string | undefined;
  enteredDropZoneText?: string | undefined;
  leftDropZoneText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  wrapperClasses?: string | undefined;
  wrapperAttributes?: Attributes | undefined;
};

export type HintOptions = {
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type InputPrefix = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type InputSuffix = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type InputFormGroupBeforeInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type InputFormGroupAfterInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type InputFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInput?: InputFormGroupBeforeInput | undefined;
  afterInput?: InputFormGroupAfterInput | undefined;
};

export type InputInputWrapper = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type InputOptions = {
  id?: string | undefined;
  name: string;
  type?: string | undefined;
  inputmode?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  describedBy?: string | undefined;
  label: LabelOptions;
  hint?: HintOptions | undefined;
  errorMessage?: ErrorMessageOptions | undefined;
  prefix?: InputPrefix | undefined;
  suffix?: InputSuffix | undefined;
  formGroup?: InputFormGroup | undefined;
  classes?: string | undefined;
  autocomplete?: string | undefined;
  pattern?: string | undefined;
  spellcheck?: boolean | undefined;
  autocapitalize?: string | undefined;
  inputWrapper?: InputInputWrapper | undefined;
  attributes?: Attributes | undefined;
};

export type InsetTextOptions = {
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type LabelOptions = {
  for?: string | undefined;
  isPageHeading?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type LanguageNavigationItem = {
  lang: string;
  hrefLang?: string | undefined;
  dir?: string | undefined;
  href?: string | undefined;
  current?: boolean | undefined;
  languageDescriptionText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type LanguageNavigationOptions = {
  items: readonly LanguageNavigationItem[];
  ariaLabel?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type NotificationBannerOptions = {
  titleText?: string | undefined;
  titleHtml?: Html | undefined;
  titleHeadingLevel?: string | undefined;
  type?: string | undefined;
  role?: string | undefined;
  titleId?: string | undefined;
  disableAutoFocus?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type PaginationItem = {
  number?: string | undefined;
  visuallyHiddenText?: string | undefined;
  href?: string | undefined;
  current?: boolean | undefined;
  ellipsis?: boolean | undefined;
  attributes?: Attributes | undefined;
};

export type PaginationPreviou = {
  text?: string | undefined;
  html?: Html | undefined;
  labelText?: string | undefined;
  href: string;
  attributes?: Attributes | undefined;
};

export type PaginationNext = {
  text?: string | undefined;
  html?: Html | undefined;
  labelText?: string | undefined;
  href: string;
  attributes?: Attributes | undefined;
};

export type PaginationOptions = {
  items?: readonly PaginationItem[] | undefined;
  previous?: PaginationPreviou | undefined;
  next?: PaginationNext | undefined;
  landmarkLabel?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type PanelActionItem = {
  text: string;
  type?: string | undefined;
  href?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type PanelAction = {
  items?: readonly PanelActionItem[] | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type PanelOptions = {
  headingLevel?: number | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  actions?: PanelAction | undefined;
} & ({ titleText: string; titleHtml?: undefined } | { titleHtml: Html; titleText?: undefined }) & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type PasswordInputFormGroupBeforeInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type PasswordInputFormGroupAfterInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type PasswordInputFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInput?: PasswordInputFormGroupBeforeInput | undefined;
  afterInput?: PasswordInputFormGroupAfterInput | undefined;
};

export type PasswordInputButton = {
  classes?: string | undefined;
};

export type PasswordInputOptions = {
  id?: string | undefined;
  name: string;
  value?: string | undefined;
  disabled?: boolean | undefined;
  describedBy?: string | undefined;
  label: LabelOptions;
  hint?: HintOptions | undefined;
  errorMessage?: ErrorMessageOptions | undefined;
  formGroup?: PasswordInputFormGroup | undefined;
  classes?: string | undefined;
  autocomplete?: string | undefined;
  attributes?: Attributes | undefined;
  showPasswordText?: string | undefined;
  hidePasswordText?: string | undefined;
  showPasswordAriaLabelText?: string | undefined;
  hidePasswordAriaLabelText?: string | undefined;
  passwordShownAnnouncementText?: string | undefined;
  passwordHiddenAnnouncementText?: string | undefined;
  button?: PasswordInputButton | undefined;
};

export type PhaseBannerOptions = {
  tag: TagOptions;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type RadiosFormGroupBeforeInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type RadiosFormGroupAfterInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type RadiosFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInputs?: RadiosFormGroupBeforeInput | undefined;
  afterInputs?: RadiosFormGroupAfterInput | undefined;
};

export type RadiosItemLabel = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type RadiosItemConditional = {
  html: Html;
};

export type RadiosItem = ({
  id?: string | undefined;
  value: string;
  label?: RadiosItemLabel | undefined;
  hint?: HintOptions | undefined;
  divider?: string | undefined;
  checked?: boolean | undefined;
  conditional?: RadiosItemConditional | undefined;
  disabled?: boolean | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined })) | { divider: string };

export type RadiosOptions = {
  fieldset?: FieldsetOptions | undefined;
  hint?: HintOptions | undefined;
  errorMessage?: ErrorMessageOptions | undefined;
  formGroup?: RadiosFormGroup | undefined;
  idPrefix?: string | undefined;
  name: string;
  items: readonly RadiosItem[];
  value?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type SelectItem = {
  value?: string | undefined;
  text: string;
  selected?: boolean | undefined;
  disabled?: boolean | undefined;
  attributes?: Attributes | undefined;
};

export type SelectFormGroupBeforeInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type SelectFormGroupAfterInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type SelectFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInput?: SelectFormGroupBeforeInput | undefined;
  afterInput?: SelectFormGroupAfterInput | undefined;
};

export type SelectOptions = {
  id?: string | undefined;
  name: string;
  items: readonly SelectItem[];
  value?: string | undefined;
  disabled?: boolean | undefined;
  describedBy?: string | undefined;
  label: LabelOptions;
  hint?: HintOptions | undefined;
  errorMessage?: ErrorMessageOptions | undefined;
  formGroup?: SelectFormGroup | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type SkipLinkOptions = {
  href?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type SummaryListRowKey = {
  classes?: string | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type SummaryListRowValue = {
  classes?: string | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type SummaryListRowActionItem = {
  href: string;
  visuallyHiddenText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type SummaryListRowAction = {
  items?: readonly SummaryListRowActionItem[] | undefined;
  classes?: string | undefined;
};

export type SummaryListRow = {
  classes?: string | undefined;
  key: SummaryListRowKey;
  value: SummaryListRowValue;
  actions?: SummaryListRowAction | undefined;
};

export type SummaryListCardTitle = {
  text?: string | undefined;
  html?: Html | undefined;
  headingLevel?: number | undefined;
  classes?: string | undefined;
};

export type SummaryListCardActionItem = {
  href: string;
  visuallyHiddenText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type SummaryListCardAction = {
  items?: readonly SummaryListCardActionItem[] | undefined;
  classes?: string | undefined;
};

export type SummaryListCard = {
  title?: SummaryListCardTitle | undefined;
  actions?: SummaryListCardAction | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type SummaryListOptions = {
  rows: readonly SummaryListRow[];
  card?: SummaryListCard | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type TableRow = {
  format?: string | undefined;
  classes?: string | undefined;
  colspan?: number | undefined;
  rowspan?: number | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type TableHead = {
  text?: string | undefined;
  html?: Html | undefined;
  format?: string | undefined;
  classes?: string | undefined;
  colspan?: number | undefined;
  rowspan?: number | undefined;
  attributes?: Attributes | undefined;
};

export type TableOptions = {
  rows: readonly (readonly TableRow[])[];
  head?: readonly TableHead[] | undefined;
  caption?: string | undefined;
  captionClasses?: string | undefined;
  firstCellIsHeader?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type TabsItemPanel = {
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type TabsItem = {
  id: string;
  label: string;
  attributes?: Attributes | undefined;
  panel: TabsItemPanel;
};

export type TabsOptions = {
  id?: string | undefined;
  idPrefix?: string | undefined;
  title?: string | undefined;
  items: readonly TabsItem[];
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type TagOptions = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type TaskListItemTitle = {
  classes?: string | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type TaskListItemHint = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type TaskListItemStatu = {
  tag?: TagOptions | undefined;
  text?: string | undefined;
  html?: Html | undefined;
  classes?: string | undefined;
};

export type TaskListItem = {
  title: TaskListItemTitle;
  hint?: TaskListItemHint | undefined;
  status: TaskListItemStatu;
  href?: string | undefined;
  classes?: string | undefined;
};

export type TaskListOptions = {
  items: readonly TaskListItem[];
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  idPrefix?: string | undefined;
};

export type TextareaFormGroupBeforeInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type TextareaFormGroupAfterInput = ({ text: string; html?: undefined } | { html: Html; text?: undefined });

export type TextareaFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInput?: TextareaFormGroupBeforeInput | undefined;
  afterInput?: TextareaFormGroupAfterInput | undefined;
};

export type TextareaOptions = {
  id?: string | undefined;
  name: string;
  spellcheck?: boolean | undefined;
  rows?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  describedBy?: string | undefined;
  label: LabelOptions;
  hint?: HintOptions | undefined;
  errorMessage?: ErrorMessageOptions | undefined;
  formGroup?: TextareaFormGroup | undefined;
  classes?: string | undefined;
  autocomplete?: string | undefined;
  attributes?: Attributes | undefined;
};

export type WarningTextOptions = {
  iconFallbackText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & ({ text: string; html?: undefined } | { html: Html; text?: undefined });

/** Every component and what it accepts. */
export type Components = {
  accordion: AccordionOptions;
  backLink: BackLinkOptions;
  breadcrumbs: BreadcrumbsOptions;
  button: ButtonOptions;
  characterCount: CharacterCountOptions;
  checkboxes: CheckboxesOptions;
  cookieBanner: CookieBannerOptions;
  dateInput: DateInputOptions;
  details: DetailsOptions;
  errorMessage: ErrorMessageOptions;
  errorSummary: ErrorSummaryOptions;
  exitThisPage: ExitThisPageOptions;
  feedback: FeedbackOptions;
  fieldset: FieldsetOptions;
  fileUpload: FileUploadOptions;
  hint: HintOptions;
  input: InputOptions;
  insetText: InsetTextOptions;
  label: LabelOptions;
  languageNavigation: LanguageNavigationOptions;
  notificationBanner: NotificationBannerOptions;
  pagination: PaginationOptions;
  panel: PanelOptions;
  passwordInput: PasswordInputOptions;
  phaseBanner: PhaseBannerOptions;
  radios: RadiosOptions;
  select: SelectOptions;
  skipLink: SkipLinkOptions;
  summaryList: SummaryListOptions;
  table: TableOptions;
  tabs: TabsOptions;
  tag: TagOptions;
  taskList: TaskListOptions;
  textarea: TextareaOptions;
  warningText: WarningTextOptions;
};
