import { newIdempotencyKey, post } from './api.js';

/**
 * One thing that a reader wants done. Its key is kept until the server has answered, so that sending again after a lost
 * reply does it once. A refusal is final, and the next try is another intent; no answer or a fault keeps the key.
 */
export class Intent {
  #key = newIdempotencyKey();

  /** @param {string} command name of the command */
  constructor(command) {
    this.command = command;
  }

  /** @returns {Promise<{events: {type: string, id: string, position: number}[]}>} */
  async send(body) {
    try {
      const answer = await post(`/api/v1/commands/${this.command}`, body, { 'Idempotency-Key': this.#key });
      this.#key = newIdempotencyKey();
      return answer;
    } catch (problem) {
      if (problem.status >= 400 && problem.status < 500) this.#key = newIdempotencyKey();
      throw problem;
    }
  }
}
