import { alreadyShipped } from './alreadyShipped.ts';
import { bankExposure } from './bankExposure.ts';
import { controlledGoods } from './controlledGoods.ts';
import { crowdedAddress } from './crowdedAddress.ts';
import { declaredElsewhere } from './declaredElsewhere.ts';
import { diversionRoute } from './diversionRoute.ts';
import { forwarderConsignee } from './forwarderConsignee.ts';
import { foundedAfterInvasion } from './foundedAfterInvasion.ts';
import { listedAddress } from './listedAddress.ts';
import { listedWhen } from './listedWhen.ts';
import { majorityListed } from './majorityListed.ts';
import { nameLikeListed } from './nameLikeListed.ts';
import { newInProduct } from './newInProduct.ts';
import { noEndUsePaper } from './noEndUsePaper.ts';
import { ownershipHidden } from './ownershipHidden.ts';
import { passThrough } from './passThrough.ts';
import { priceHigh } from './priceHigh.ts';
import { replacement } from './replacement.ts';
import type { IndicatorRule } from './rule.ts';
import { sameHands } from './sameHands.ts';
import { sharedFacilitator } from './sharedFacilitator.ts';
import { surge } from './surge.ts';
import { thirdPartyPayer } from './thirdPartyPayer.ts';

/** Every rule, in the order they are shown. A new rule is one file and one line here. */
export const INDICATOR_RULES: readonly IndicatorRule[] = [
  foundedAfterInvasion,
  listedAddress,
  crowdedAddress,
  nameLikeListed,
  newInProduct,
  sameHands,
  alreadyShipped,
  listedWhen,
  controlledGoods,
  diversionRoute,
  forwarderConsignee,
  declaredElsewhere,
  surge,
  passThrough,
  noEndUsePaper,
  thirdPartyPayer,
  bankExposure,
  sharedFacilitator,
  replacement,
  ownershipHidden,
  majorityListed,
  priceHigh,
];
