package org.serviceledger.app.demo.province;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.identity.Caller.Role;

/**
 * Somebody who works for the province. Facts name the account, never the person.
 *
 * @param account    under which they sign in, unique in the province
 * @param role       clerk, approver or hall manager
 * @param department of an approver; null for those of a hall
 * @param window     of a clerk; null for others
 */
public record Official(String account, String name, Role role, Division division, @Nullable Department department,
        @Nullable String window) {}
