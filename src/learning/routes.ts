import { may, signedIn } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { bookRoutes } from './book/routes.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { chargeNavigation, chargeRoutes } from './charges/routes.ts';
import { complianceRoutes } from './compliance/routes.ts';
import { credentialRoutes } from './credentials/routes.ts';
import { eLearningRoutes } from './e-learning/routes.ts';
import { feedbackRoutes } from './feedback/routes.ts';
import { noticeRoutes } from './notice/routes.ts';
import { programmeRoutes } from './programme/routes.ts';
import { registerNavigation, registerRoutes } from './register/routes.ts';
import { staffRoutes } from './staff/routes.ts';

export const routes: readonly Route[] = [
  ...catalogueRoutes,
  ...bookRoutes,
  ...complianceRoutes,
  ...credentialRoutes,
  ...eLearningRoutes,
  ...feedbackRoutes,
  ...programmeRoutes,
  ...registerRoutes,
  ...staffRoutes,
  ...noticeRoutes,
  ...chargeRoutes,
];

export const navigation: readonly NavigationEntry[] = [
  { label: 'Training', href: '/learning', permission: signedIn },
  ...chargeNavigation,
  { label: 'My learning', href: '/learning/mine', permission: signedIn },
  registerNavigation,
  { label: 'Programme', href: '/learning/programme', permission: may('learning.coordinate') },
];
