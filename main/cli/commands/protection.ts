import { copiesTexts, motDePasseSchema } from '../../../shared/domain/protection.ts'
import {
  deproteger as deprotegerBase,
  proteger as protegerBase,
} from '../../features/protection/protection.service.ts'
import { type Command, type CommandContext, Refusal, refuseAbsent } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'

/** New password: typed twice on a terminal, where a slip would lock her out; piped in otherwise. */
async function newPassword({ askSecret, readInput }: CommandContext): Promise<string> {
  const typed = await askSecret('Choisissez un mot de passe :')
  if (typed !== null && (await askSecret('Tapez-le encore une fois :')) !== typed) {
    throw new Refusal('Les deux mots de passe ne sont pas les mêmes : recommencez.')
  }
  const motDePasse = typed ?? (await readInput())
  const checked = motDePasseSchema.safeParse(motDePasse)
  if (!checked.success) throw new Refusal(checked.error.issues[0]?.message ?? '')
  return motDePasse
}

export const proteger: Command = {
  usage: 'proteger [--base FICHIER]',
  summary:
    'chiffre la base et ses sauvegardes par un mot de passe, tapé au clavier ou lu sur l’entrée standard, et donne un code de secours',
  options: {},
  arguments: 0,
  async run(context) {
    refuseAbsent(context.baseFile)
    // The base is brought up to date first, so that one of an earlier version keeps its copy of before.
    await context.openBase().close()
    const motDePasse = await newPassword(context)
    const done = valueOrRefuse(await protegerBase(context.baseFile, motDePasse))
    return {
      json: { protegee: true, ...done },
      text: [
        'La base est protégée : sans le mot de passe ni le code de secours, personne ne peut la lire, Cartable non plus.',
        `Code de secours, à imprimer et à ranger ailleurs que près de l’ordinateur : ${done.codeDeSecours}`,
        ...copiesTexts(done),
      ].join('\n'),
    }
  },
}

export const deproteger: Command = {
  usage: 'deproteger [--mot-de-passe FICHIER]',
  summary: 'retire le mot de passe : la base et ses sauvegardes ne sont plus chiffrées',
  options: {},
  arguments: 0,
  async run(context) {
    refuseAbsent(context.baseFile)
    const done = valueOrRefuse(await deprotegerBase(context.baseFile))
    return {
      json: { protegee: false, codeDeSecours: null, ...done },
      text: ['La base n’a plus de mot de passe.', ...copiesTexts(done)].join('\n'),
    }
  },
}
