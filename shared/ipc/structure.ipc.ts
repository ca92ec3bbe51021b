import { z } from 'zod'
import { type SaisieStructure, saisieStructureSchema } from '../domain/structure.ts'
import { channel } from './channel.ts'

export const structureIpc = {
  'structure:find': channel(z.void()).returns<SaisieStructure>(),
  'structure:save': channel(saisieStructureSchema).returns<void>(),
  /** The logo as a data URI; null without one. */
  'structure:findLogo': channel(z.void()).returns<string | null>(),
  /** Main asks for a picture, PNG or JPEG. */
  'structure:chooseLogo': channel(z.void()).returns<void>(),
  'structure:removeLogo': channel(z.void()).returns<void>(),
} as const
