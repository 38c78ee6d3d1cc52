/** The fictional province of the demonstration: its departments, its catalogue, its targets and its hall. */
package org.serviceledger.app.demo.province;
