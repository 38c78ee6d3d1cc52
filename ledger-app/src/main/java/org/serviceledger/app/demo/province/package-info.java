/**
 * The fictional province of the demonstration: divisions, departments, the catalogue and its history, halls, people,
 * calendars and targets. What it is made of lies in data files; what depends on chance depends on a seed alone.
 */
package org.serviceledger.app.demo.province;
