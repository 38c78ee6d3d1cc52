package org.serviceledger.app.browser;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All that need the demonstration's province, as one run: it is loaded once, and browser and server start once. Each
 * class can still be run alone.
 */
@Suite
@IncludeEngines("junit-jupiter")
@SelectClasses(names = "org.serviceledger.app.DemoProvinceTest")
@SelectPackages("org.serviceledger.app.browser")
class ProvinceTests {}
