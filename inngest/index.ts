import { awardOnCompletion } from './functions/award-on-completion'
import { deliverWaiting } from './functions/deliver-waiting'
import { issueBatch } from './functions/issue-batch'
import { redrawDocuments } from './functions/redraw-documents'
import { renderDocuments } from './functions/render-documents'
import { scanDaily } from './functions/scan-daily'
import { sendInvitation } from './functions/send-invitation'
import { sendNotification } from './functions/send-notification'
import { sequenceLeaves } from './functions/sequence-log'
import { signCredentials } from './functions/sign-credentials'
import { sweepOrphans } from './functions/sweep-files'
import { takeImport } from './functions/take-import'
import { verifyMany } from './functions/verify-many'

/** Every job, for the Inngest server and for the embedded mode alike. */
export const functions = [
  takeImport,
  awardOnCompletion,
  issueBatch,
  renderDocuments,
  redrawDocuments,
  signCredentials,
  sequenceLeaves,
  sendNotification,
  deliverWaiting,
  sendInvitation,
  verifyMany,
  scanDaily,
  sweepOrphans,
]
