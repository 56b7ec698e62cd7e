import { type NameStock, rareName, STOCKS } from './names.ts';
import { pick, pickCommon, type Random, randomOf } from './random.ts';

export interface InventedName {
  given: string;
  surname: string;
}

/** Somebody invented: every name and postcode that they ever had, the present ones first. */
export interface Invented {
  id: string;
  names: InventedName[];
  /** `YYYY-MM-DD`; null where nobody wrote it down. */
  born: string | null;
  sex: 'M' | 'F';
  postcodes: string[];
  nhsNumber: string | null;
}

export interface Family {
  n: number;
  stock: NameStock;
  adults: Invented[];
  children: Invented[];
}

/** What makes a population: everything else follows from it. */
export interface Population {
  seed: number;
  /** How many postcodes its families live in: about one to fifteen people. */
  postcodes: number;
}

const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
const AREAS =
  'AL B BA BD BH BN BR BS CA CB CM CO CR CV DA DE DH DN DT DY E EN EX GL GU HA HD HG HP HR HU HX IG IP KT L LA LE LN LS LU M ME MK N NE NG NN NR NW OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO SP SR SS ST SW TA TF TN TQ TR TS TW UB W WA WD WF WN WR WS WV YO'.split(
    ' ',
  );
const THIS_YEAR = 2026;

/** The n-th postcode: neighbours in number are neighbours in place. */
export function postcodeAt(n: number): string {
  const unit = n % 400;
  const sector = Math.floor(n / 400) % 10;
  const area = Math.floor(n / 4000);
  const district = 1 + (Math.floor(area / AREAS.length) % 99);
  return `${AREAS[area % AREAS.length]}${district}${sector}${LETTERS[unit % 20]}${LETTERS[Math.floor(unit / 20)]}`;
}

/** The n-th family, always the same: parents, children with their dates, moves, and names they had before. */
export function familyAt(population: Population, n: number): Family {
  const random = randomOf(population.seed, n);
  const stock = stockOf(random());
  const surname = surnameOf(random, stock);
  const home = Math.floor(random() * population.postcodes);
  const postcodes = [postcodeAt(home)];
  if (random() < 0.35) postcodes.push(postcodeAt(movedFrom(random, population, home)));
  if (random() < 0.08) postcodes.push(postcodeAt(movedFrom(random, population, home)));
  const make = maker(random, stock, n, postcodes);
  const motherBorn = 1950 + Math.floor(random() * 55);
  const mother = make('F', surname, motherBorn);
  if (random() < 0.5) mother.names.push({ ...nameOf(mother), surname: surnameOf(random, stock) });
  const adults = [mother];
  if (random() < 0.68)
    adults.push(make('M', random() < 0.7 ? surname : surnameOf(random, stock), motherBorn - 2));
  return { n, stock, adults, children: childrenOf(random, make, surname, motherBorn) };
}

type Make = (sex: 'M' | 'F', surname: string, year: number, like?: Invented) => Invented;

function maker(random: Random, stock: NameStock, n: number, postcodes: readonly string[]): Make {
  let member = 0;
  return (sex, surname, year, twin) => {
    const given = givenOf(random, stock, sex);
    const born = twin ? twin.born : dateIn(random, year);
    const person: Invented = {
      id: idOf(n, member),
      names: [{ given, surname }],
      born: random() < 0.015 ? null : born,
      sex,
      postcodes: [...postcodes],
      nhsNumber: random() < 0.9 ? nhsNumberAt(n * 9 + member) : null,
    };
    member += 1;
    return person;
  };
}

function childrenOf(random: Random, make: Make, surname: string, motherBorn: number): Invented[] {
  const children: Invented[] = [];
  let year = motherBorn + 19 + Math.floor(random() * 14);
  for (let more = 0.8; random() < more && year < THIS_YEAR && children.length < 5; more *= 0.72) {
    const child = addChild(random, make, surname, year);
    const sex = random() < 0.5 ? 'M' : 'F';
    children.push(child);
    if (random() < 0.016)
      children.push({ ...make(sex, nameOf(child).surname, year, child), born: child.born });
    year += 1 + Math.floor(random() * 4);
  }
  return children;
}

function addChild(random: Random, make: Make, surname: string, year: number): Invented {
  const child = make(random() < 0.5 ? 'M' : 'F', surname, year);
  const { given } = nameOf(child);
  if (random() < 0.05) child.names.push({ given, surname: pick(random, STOCKS[0]?.surnames ?? []) });
  if (random() < 0.03)
    child.names[0] = { given, surname: `${surname}-${pick(random, STOCKS[0]?.surnames ?? [])}` };
  return child;
}

export function nameOf({ names }: Invented): InventedName {
  return names[0] as InventedName;
}

export function givenOf(random: Random, stock: NameStock, sex: 'M' | 'F'): string {
  const { rareGivens } = stock;
  return random() < rareGivens.share ? rareName(rareGivens, random) : pickCommon(random, stock[sex]);
}

export function surnameOf(random: Random, stock: NameStock): string {
  const { rareSurnames, surnames } = stock;
  return random() < rareSurnames.share ? rareName(rareSurnames, random) : pickCommon(random, surnames);
}

function stockOf(at: number): NameStock {
  let left = at;
  for (const stock of STOCKS) {
    if (left < stock.share) return stock;
    left -= stock.share;
  }
  return STOCKS[0] as NameStock;
}

function movedFrom(random: Random, { postcodes }: Population, home: number): number {
  const near = random() < 0.6;
  const at = near ? home + Math.floor((random() - 0.5) * 4000) : Math.floor(random() * postcodes);
  return Math.abs(at) % postcodes;
}

export function dateIn(random: Random, year: number): string {
  const day = Math.floor(random() * 365.25);
  return new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10);
}

function idOf(family: number, member: number): string {
  return `${family.toString(16).padStart(8, '0')}-0000-4000-8000-${member.toString(16).padStart(12, '0')}`;
}

/** A number of the right form with its check digit, another for each n below 80 million. */
function nhsNumberAt(n: number): string {
  for (let nine = 400_000_000 + ((n * 7) % 590_000_000); ; nine += 1) {
    let sum = 0;
    const digits = String(nine);
    for (let at = 0; at < 9; at += 1) sum += Number(digits[at]) * (10 - at);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${digits}${check}`;
  }
}
