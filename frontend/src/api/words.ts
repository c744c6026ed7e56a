// The words of all refusals, known from when this is loaded. Who shows a refusal that no answer brought imports it.
import * as said from '@/i18n/gen/problems';
import { teach } from './problem';

teach(said);
