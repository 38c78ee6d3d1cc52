/** Business as it goes on in the fictional province, the same for the same seed. */
package org.serviceledger.app.demo.simulator;
