#pragma once
// What planners believe of an item's latent value z and of the fit of its solutions, and how signals change
// it. Beliefs are normal and updated in closed form. `face_value` planners average raw signals as if they
// were the truth; `evidence` planners weigh them against the prior N(0, 1).

#include "engine/prepared.hpp"
#include "engine/rules.hpp"

namespace fundsim {

//! Belief of z in natural form; experiments are kept apart because they share an error.
struct ValueBelief {
    double precision = 0;
    double pull = 0;             //!< precision times mean
    double experiments = 0;      //!< sum of 1/sigma_exp^2, each as it was when the experiment was made
    double experiment_pull = 0;  //!< the same, times their signals
};

struct NormalBelief {
    double mean;
    double variance;
};

ValueBelief belief_from_case(const Rules& rules, const Opportunities& world, double case_signal);
//! A business case written anew: evidence planners add it, face value takes it for the old one.
void learn_case(ValueBelief& belief, const Rules& rules, const Opportunities& world, double case_signal);
NormalBelief posterior(const ValueBelief& belief, const Levers& levers);
void learn_experiment(ValueBelief& belief, double sigma_exp, double signal);
void learn_effect(ValueBelief& belief, double signal, double noise_variance);
//! Kalman prediction over a market shift; earlier experiments collapse into the prior. Face value does not
//! see it.
void predict_shift(ValueBelief& belief, const Levers& levers, double shift_memory);
//! Variance that one more experiment takes off the belief.
double variance_learned(const ValueBelief& belief, const Levers& levers);
//! Believed annual benefit per unit of scale, and its slope in the mean of z.
Expectation believed_value(const Prepared& prepared, const Rules& rules, const ValueBelief& belief);

//! Readings of one attempt: noisy looks at its latent fit, in natural form.
struct AttemptReadings {
    double weight = 0;  //!< sum of 1/sigma_usage^2, each as it was when the reading came; 0 = unread
    double pull = 0;    //!< the same, times the readings
};

//! Belief of the fit that attempts at one problem share (A), in natural form.
struct FitBelief {
    double precision = 1;
    double pull = 0;
};

void learn_usage(FitBelief& belief, AttemptReadings& attempt, double rho_fit, double sigma_usage,
                 double signal);
//! Latent fit of an attempt with these readings (none: a new attempt).
NormalBelief attempt_belief(const FitBelief& belief, const AttemptReadings& attempt, double rho_fit);
//! Believed fit of an attempt: its expectation, or at face value its mean reading (1 until read).
double believed_fit(const Prepared& prepared, const Rules& rules, const FitBelief& belief,
                    const AttemptReadings& attempt);
//! Believed gain in fit of one more attempt over `kept`: until it is read it replaces `kept` for better or
//! worse, afterwards the better one stays: sd * unit normal loss of a normal with the mean and variance of
//! what a reading will tell of the new attempt's fit. At face value 1 - kept.
double believed_gain(const Prepared& prepared, const Rules& rules, const FitBelief& belief, double kept);

}  // namespace fundsim
