"""England's current indicators as they were gathered, beside the catalogue's: which is which, and what is not here."""

import csv
import re
from typing import NamedTuple

from tests.paths import SHARED

FILE = SHARED / "reference" / "england-current.csv"

OURS = {
    "step_down_to_early_help": "closures_to_early_help",
    "referrals_from_early_help": "referrals_from_early_help",
    "referrals": "referrals",
    "referral_rate": "referrals",
    "re_referrals_12m": "re_referrals",
    "re_referred_children_12m": "re_referred_children",
    "referrals_nfa": "referrals_no_further_action",
    "referrals_assessed_not_in_need": "referrals_assessed_not_in_need",
    "referrals_by_source_police": "referrals_from_police",
    "awaiting_assessment": "children_awaiting_assessment",
    "assessments_completed": "assessments_completed",
    "assessment_rate": "assessments_completed",
    "assessments_within_45_working_days": "assessments_within_45_working_days",
    "assessments_over_60_working_days": "assessments_over_60_working_days",
    "assessment_median_days": "assessment_duration",
    "assessments_open_over_45_days": "assessments_open_over_45_working_days",
    "assessment_factor_rate_domestic_abuse_parent": "assessments_domestic_abuse",
    "assessment_factor_rate_neglect": "assessments_neglect",
    "assessment_factor_rate_criminal_exploitation": "assessments_criminal_exploitation",
    "assessment_factor_rate_sexual_exploitation": "assessments_sexual_exploitation",
    "assessment_factor_rate_missing": "assessments_going_missing",
    "children_in_need_rate": "children_in_need",
    "cin_plans_open": "child_in_need_plans_open",
    "cin_open_2_years": "children_in_need_2_years_or_more",
    "section_47_enquiries": "section_47_enquiries_started",
    "section_47_rate": "section_47_enquiries_started",
    "section_47_to_icpc": "initial_conferences_per_enquiry",
    "section_47_repeat_12m": "section_47_enquiries_repeated",
    "icpc_held": "initial_conferences_held",
    "icpc_within_15_working_days": "initial_conferences_within_15_working_days",
    "icpc_outcome_plan": "plans_per_initial_conference",
    "icpc_overdue_open": "initial_conferences_overdue",
    "cpp_rate": "child_protection_plans_open",
    "cpp_started_rate": "child_protection_plans_started",
    "cpp_second_or_subsequent": "second_or_subsequent_plans",
    "cpp_second_within_24m": "plans_started_within_24_months",
    "cpp_open_2_years": "plans_open_2_years_or_more",
    "cpp_ended_2_years": "plans_ended_after_2_years_or_more",
    "cpp_ended_within_3_months": "plans_ended_within_3_months",
    "cpp_reviews_within_timescale": "plans_reviewed_within_timescale",
    "cla_rate": "looked_after_children",
    "cla_started_rate": "care_started",
    "cla_ceased_rate": "care_ceased",
    "uasc_looked_after": "unaccompanied_children",
    "placements_3_or_more": "three_or_more_placements",
    "placement_2_years": "same_placement_2_years_or_more",
    "placed_foster_care": "children_in_foster_care",
    "placed_supported_accommodation": "children_in_supported_accommodation",
    "cla_social_workers_3_or_more": "three_or_more_social_workers",
    "cla_first_review_20_working_days": "first_reviews_within_20_working_days",
    "cla_reviews_on_time": "children_reviewed_within_timescale",
    "cla_review_participation": "looked_after_review_participation",
    "rha_up_to_date": "health_assessments_up_to_date",
    "dental_check": "teeth_checked",
    "immunisations_up_to_date": "immunisations_up_to_date",
    "development_checks_under_5": "development_checks_up_to_date",
    "sdq_average": "sdq_average",
    "sdq_completion": "sdq_completed",
    "sdq_cause_for_concern": "sdq_cause_for_concern",
    "cla_convicted": "looked_after_children_convicted",
    "cla_missing_children": "looked_after_children_missing",
    "cla_missing_incidents": "missing_incidents",
    "cla_missing_incidents_per_child": "missing_incidents_per_child",
    "missing_now": "children_missing_now",
    "ceased_sgo": "care_ceased_special_guardianship",
    "dols_children": "children_deprived_of_liberty",
}
"""England's id → the catalogue's."""

ONLY_OURS = {
    "episodes_of_need_ended",
    "child_protection_plans_ended",
    "looked_after_reviews_held",
    "looked_after_reviews_within_timescale",
    "children_missing",
    "assessments_ended_before_start",
    "section_47_enquiries_ended_before_start",
    "plans_ended_before_start",
    "review_conferences_outside_plan",
    "plans_open_past_18",
    "looked_after_reviews_outside_care",
    "looked_after_past_18",
}
"""What counts what cannot be right, and what balances or completes others; England's plans ended are of table D1, 2024."""

NOT_HERE = {
    "neither return tells of it: contacts, early help, visits, allocations and what inspection lists ask for": """
        early_help_episodes_open early_help_assessments_completed early_help_assessment_timeliness
        contacts_received_child_level contacts_decision_1_working_day contact_to_referral_conversion
        referral_decision_1_working_day assessment_child_seen assessment_support_required cin_visits_within_timescale
        cin_last_seen_over_28_days cin_unallocated cp_visits_within_10_working_days cp_children_seen_alone
        core_group_within_10_working_days cp_conference_quorate cp_conference_participation
        cla_visits_within_timescale cla_seen_alone iha_within_20_working_days iha_request_5_working_days rhi_offered
        rhi_within_72_hours permanence_plan_by_second_review care_proceedings_26_weeks pathway_plan_up_to_date
        care_leavers_personal_adviser care_leavers_staying_put caseload_over_limit""",
    "SSDA903 tells it, and the importer does not read it: how far away a placement is": """
        placed_over_20_miles_outside new_placements_over_20_miles""",
    "SSDA903 tells it without a day, and the importer does not read it: OC3": """
        care_leavers_in_touch care_leavers_eet_17_18 care_leavers_eet_19_21 care_leavers_suitable_17_18
        care_leavers_suitable_19_21""",
    "the catalogue cannot choose children by another process's event in the period": """
        adoption_entry_to_placed adoption_decision_to_match""",
    "other bodies' figures: schools, hospitals, the workforce census": """
        cla_mid_year_school_moves caseload_fte sw_turnover sw_vacancy sw_agency sw_absence cin_persistent_absence
        cpp_persistent_absence cla_persistent_absence cla_severe_absence hospital_admissions_injury""",
}
"""Why a row has no indicator → its rows."""


class Latest(NamedTuple):
    """England's latest figure, a share as a part of 1; `basis` as the catalogue says it."""

    value: float
    year: str
    basis: str


def rows() -> dict[str, dict[str, str]]:
    """The rows by id."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def latest(row: dict[str, str]) -> Latest | None:
    """ "22.6%, 2025": of a year; "2.3%, 31 March 2025": of a day."""
    found = re.match(r"~?([\d.]+)(%?), (31 March )?(\d{4})", row["england_latest"])
    if found is None:
        return None
    value = float(found[1]) / (100 if found[2] else 1)
    return Latest(value, found[4], "stock" if found[3] else "year")


def lengths(timescale: str) -> set[str]:
    """ "20 working_days, then 3 months (local)" → 20 working days, 3 months."""
    said = re.findall(r"(\d+) (working_day|month|year)", timescale)
    return {f"{number} {unit.replace('_', ' ')}" for number, unit in said}
