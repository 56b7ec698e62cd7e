import type { Chance } from './chance.ts';

/** Invented people of the sample: first names and family names as they live side by side along an estuary. */
const COMMUNITIES: readonly { girls: string; boys: string; families: string }[] = [
  {
    girls: 'Amelia Isla Poppy Evie Maisie Lottie Freya Skye Ruby Nell Darcy Tilly',
    boys: 'Leon Alfie Jude Harley Reuben Otis Teddy Kai Mason Jago Rory Ellis',
    families:
      'Ashby Marlow Carver Pellow Tranter Holloway Dunmore Wickham Lovell Sparrow Brandon Fenn Thackray',
  },
  {
    girls: 'Ifeoma Adaeze Temi Simi Zainab Folake Amara Ngozi',
    boys: 'Ayo Tobi Chidi Femi Kelechi Emeka Dayo Segun',
    families: 'Bello Okafor Adeyemi Nwosu Balogun Eze Afolabi Danjuma',
  },
  {
    girls: 'Ania Zofia Lena Maja Oliwia Julia',
    boys: 'Filip Kacper Jakub Szymon Antek Igor',
    families: 'Nowak Zielinska Kaminski Wrona Lis Sikora',
  },
  {
    girls: 'Ayesha Hira Mahnoor Zoya Sana Iqra',
    boys: 'Zayd Hamza Bilal Musa Idris Rayyan',
    families: 'Malik Chaudhry Siddiqui Mirza Qureshi Raja',
  },
  {
    girls: 'Tahmina Nusrat Farzana Ruma Shathi Jannat',
    boys: 'Tanvir Rafiq Shamim Imran Sajid Nayeem',
    families: 'Begum Miah Uddin Chowdhury Sikder Talukdar',
  },
  {
    girls: 'Anoushka Priya Diya Kavya Meera Riya',
    boys: 'Aarav Dev Rohan Vihaan Nikhil Arjun',
    families: 'Patel Sharma Nair Grewal Desai Bhatt',
  },
  {
    girls: 'Ioana Bianca Daria Elena Sofia Mara',
    boys: 'Andrei Matei Luca Vlad Stefan Radu',
    families: 'Popescu Ionescu Dumitru Lungu Rusu Stan',
  },
  {
    girls: 'Keziah Shanice Tianna Aaliyah Jada Renee',
    boys: 'Malachi Tyrese Jerome Micah Kieran Dante',
    families: 'Campbell Grant Bailey Francis Morgan Reid',
  },
  {
    girls: 'Soraya Hiwa Rojin Shilan Parisa Laleh',
    boys: 'Aram Dilan Karwan Rebin Kaveh Omid',
    families: 'Karim Rahimi Aziz Barzan Hamidi Sadeghi',
  },
  {
    girls: 'Bridie Roisin Kathleen Mary-Ann Shannon Noreen',
    boys: 'Paddy Declan Jimmy Mikey Francie Tommy',
    families: 'Connors Doran McGinley Ward Stokes Maughan',
  },
  {
    girls: 'Mei Yan Linh Thuy Hana Sakura',
    boys: 'Jun Wei Minh Khoa Ren Kenji',
    families: 'Wong Cheung Nguyen Tran Lam Fong',
  },
];

export interface InventedFamily {
  surname: string;
  girl(): string;
  boy(): string;
}

/** A family of the sample with names to give its children, none of them twice. */
export function inventFamily(chance: Chance): InventedFamily {
  const at = chance.happens(0.45) ? 0 : chance.between(1, COMMUNITIES.length - 1);
  const { girls, boys, families } = COMMUNITIES[at] ?? { girls: 'Robin', boys: 'Robin', families: 'Fenn' };
  const taken = new Set<string>();
  const fresh = (names: string) => {
    const free = names.split(' ').filter((name) => !taken.has(name));
    const name = chance.pick(free);
    taken.add(name);
    return name;
  };
  return { surname: chance.pick(families.split(' ')), girl: () => fresh(girls), boy: () => fresh(boys) };
}

/** A grown-up's full name. */
export function inventAdult(chance: Chance): string {
  const family = inventFamily(chance);
  return `${chance.happens(0.5) ? family.girl() : family.boy()} ${family.surname}`;
}

const STREETS =
  'Heron Walk|Tanners Reach|Saltings Close|Old Ferry Lane|Curlew Rise|Windmill Drove|Quay Terrace|Samphire Road|Chalkpit Hill|Lapwing Green|Barge Yard|Orchard Mews';
const TOWNS: Readonly<Record<string, readonly [town: string, outward: string][]>> = {
  thurrock: [
    ['Grays', 'RM17'],
    ['Tilbury', 'RM18'],
    ['South Ockendon', 'RM15'],
    ['Stanford-le-Hope', 'SS17'],
  ],
  essex: [
    ['Basildon', 'SS14'],
    ['Chelmsford', 'CM1'],
    ['Harlow', 'CM20'],
    ['Clacton-on-Sea', 'CO15'],
    ['Colchester', 'CO4'],
  ],
  southend: [
    ['Leigh-on-Sea', 'SS9'],
    ['Shoeburyness', 'SS3'],
    ['Westcliff-on-Sea', 'SS0'],
  ],
};

/** An address on a street that does not exist. */
export function inventAddress(chance: Chance, area: string): { words: string; postcode: string } {
  const [town, outward] = chance.pick(TOWNS[area] ?? [['Grays', 'RM17'] as const]);
  const words = `${chance.between(1, 148)} ${chance.pick(STREETS.split('|'))}\n${town}`;
  return { words, postcode: `${outward} ${chance.between(0, 9)}ZZ` };
}

/** A number that Ofcom keeps free for fiction. */
export function inventPhone(chance: Chance): string {
  return `07700 900${chance.between(100, 999)}`;
}

/** An NHS number with its check digit, from the range kept for tests. */
export function inventNhsNumber(chance: Chance): string {
  for (;;) {
    const nine = `999${String(chance.between(0, 999_999)).padStart(6, '0')}`;
    const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${nine}${check}`;
  }
}
