import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { protectionIpc } from '../../../shared/ipc/protection.ipc.ts'
import { ok } from '../../../shared/result.ts'
import type { CreateHandlers, Verrou } from '../services.ts'
import { createAcces } from './verrou.service.ts'

/** Handlers of the password of the base, which answer while it is shut too. */
export function protectionHandlers(verrou: Verrou): Pick<Handlers, keyof typeof protectionIpc> {
  const acces = createAcces(verrou)
  return {
    'protection:find': async () => ok(acces.find()),
    'protection:deverrouiller': ({ motDePasse }) => acces.deverrouiller(motDePasse),
    'protection:verrouiller': () => acces.verrouiller(),
    'protection:proteger': ({ motDePasse }) => acces.proteger(motDePasse),
    'protection:changer': ({ actuel, motDePasse }) => acces.changer(actuel, motDePasse),
    'protection:renouvelerCode': ({ actuel }) => acces.renouvelerCode(actuel),
    'protection:retirer': ({ actuel }) => acces.retirer(actuel),
    'protection:regler': ({ minutes }) => acces.regler(minutes),
  }
}

export const createProtectionHandlers: CreateHandlers<typeof protectionIpc> = ({ verrou }) =>
  protectionHandlers(verrou)
